CREATE FUNCTION public.directory_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE FUNCTION public.directory_cataloguecheck_rules() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF NOT EXISTS (
        SELECT 1 FROM directory_catalogueedit
        WHERE revision = NEW.revision AND document = NEW.document) THEN RAISE EXCEPTION 'catalogue_check_of_recorded_edit' USING ERRCODE = 'check_violation'; END IF;
IF EXISTS (
        SELECT 1 FROM directory_cataloguecheck
        WHERE number = NEW.number - 1 AND revision <> NEW.revision_before) THEN RAISE EXCEPTION 'catalogue_check_follows_the_one_before' USING ERRCODE = 'check_violation'; END IF;
IF EXISTS (
        SELECT 1 FROM directory_cataloguecheck
        WHERE number = NEW.number + 1 AND revision_before <> NEW.revision) THEN RAISE EXCEPTION 'catalogue_check_precedes_the_one_after' USING ERRCODE = 'check_violation'; END IF;
IF NEW.number = 1
        AND (NEW.revision_before <> 0 OR NEW.outcome = 'rejected') THEN RAISE EXCEPTION 'first_catalogue_check_follows_none' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed' AND NOT NEW.by_one_person
        AND EXISTS (
        SELECT 1 FROM directory_catalogueedit
        WHERE editor_id = NEW.verifier_id
        AND revision > NEW.revision_before AND revision <= NEW.revision) THEN RAISE EXCEPTION 'catalogue_check_by_no_editor' USING ERRCODE = 'check_violation'; END IF;
IF EXISTS (
        SELECT 1 FROM directory_catalogueedit
        WHERE revision = NEW.revision AND editor_id <> NEW.editor_id) THEN RAISE EXCEPTION 'catalogue_check_names_the_last_editor' USING ERRCODE = 'check_violation'; END IF;
IF EXISTS (
        SELECT 1 FROM directory_cataloguecheck
        WHERE document <> NEW.document
        AND (number = NEW.number - 1 AND NEW.outcome = 'rejected'
        OR number = NEW.number + 1 AND outcome = 'rejected')) THEN RAISE EXCEPTION 'rejection_keeps_what_stands' USING ERRCODE = 'check_violation'; END IF;
 RETURN NEW; END $$;
CREATE FUNCTION public.directory_verification_rules() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF NOT EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision) THEN RAISE EXCEPTION 'check_of_recorded_revision' USING ERRCODE = 'check_violation'; END IF;
IF EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number - 1
        AND whole_revision <> NEW.whole_before) THEN RAISE EXCEPTION 'check_follows_the_one_before' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed' AND NOT NEW.by_one_person AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND editor_id = NEW.verifier_id
        AND revision > NEW.whole_before AND revision <= NEW.revision) THEN RAISE EXCEPTION 'check_by_no_editor' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed' AND NOT NEW.by_one_person
        AND NEW.returned_with_id IS NULL AND EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number - 1
        AND outcome = 'withdrawn') THEN RAISE EXCEPTION 'return_by_two' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed' AND EXISTS (
        SELECT 1 FROM directory_vetting AS said
        WHERE organization_id = NEW.organization_id AND outcome = 'do-not-list'
        AND at <= NEW.recorded_at AND NOT EXISTS (
        SELECT 1 FROM directory_vetting AS since
        WHERE since.organization_id = NEW.organization_id AND since.number > said.number
        AND since.at <= NEW.recorded_at)) THEN RAISE EXCEPTION 'do_not_list' USING ERRCODE = 'check_violation'; END IF;
IF NEW.number = 1 AND NEW.whole_before <> 0 THEN RAISE EXCEPTION 'first_check_follows_none' USING ERRCODE = 'check_violation'; END IF;
IF EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number + 1
        AND whole_before <> NEW.whole_revision) THEN RAISE EXCEPTION 'check_precedes_the_one_after' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed'
        AND COALESCE(NEW.listing->'caution'->>'km', '') = '' AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision
        AND document->>'caution_km' <> '') THEN RAISE EXCEPTION 'caution_is_listed' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed'
        AND NEW.revision > NEW.whole_before AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision
        AND (NEW.editor_id IS NULL OR editor_id <> NEW.editor_id)) THEN RAISE EXCEPTION 'check_names_the_last_editor' USING ERRCODE = 'check_violation'; END IF;
IF CAST(NEW.kept_facts AS TEXT) <> '[]' AND EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number - 1
        AND (outcome <> 'confirmed' OR checked_on <> NEW.checked_on
        OR due_on < NEW.due_on OR method <> NEW.method)) THEN RAISE EXCEPTION 'check_that_keeps_is_no_fresher' USING ERRCODE = 'check_violation'; END IF;
IF NEW.outcome = 'confirmed' AND EXISTS (
        SELECT 1 FROM directory_merge AS said
        WHERE gone_id = NEW.organization_id AND at <= NEW.recorded_at AND NOT EXISTS (
        SELECT 1 FROM directory_mergeundo AS since
        WHERE since.merge_id = said.id AND since.at <= NEW.recorded_at)) THEN RAISE EXCEPTION 'merged_is_closed' USING ERRCODE = 'check_violation'; END IF;
 RETURN NEW; END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id integer NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_user (
    id integer NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);
CREATE TABLE public.auth_user_groups (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.auth_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.auth_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_user_user_permissions (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.directory_accountchange (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    user_id integer NOT NULL,
    by_id integer,
    at timestamp with time zone NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    taken_up_at timestamp with time zone,
    CONSTRAINT nobody_changes_himself CHECK (((by_id IS NULL) OR (NOT ((user_id = by_id) AND (by_id IS NOT NULL)))))
);
CREATE TABLE public.directory_alert (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    number integer NOT NULL,
    by_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    text_km character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    ends_on date,
    reason text NOT NULL,
    sentence character varying(20) NOT NULL,
    worded_by_id integer,
    wording_id uuid,
    CONSTRAINT alert_is_whole CHECK (((NOT (reason = ''::text)) AND (((ends_on IS NOT NULL) AND ((sentence)::text = ''::text) AND (NOT ((text_km)::text = ''::text))) OR ((ends_on IS NOT NULL) AND ((sentence)::text = ANY ((ARRAY['closed'::character varying, 'full'::character varying, 'do-not-come'::character varying, 'call-first'::character varying, 'other-hours'::character varying, 'moved'::character varying, 'line-out-of-order'::character varying])::text[])) AND ((text_en)::text = ''::text) AND ((text_km)::text = ''::text)) OR ((ends_on IS NULL) AND ((sentence)::text = ''::text) AND ((text_en)::text = ''::text) AND ((text_km)::text = ''::text))))),
    CONSTRAINT alert_text_by_two CHECK ((((worded_by_id IS NULL) AND (wording_id IS NULL)) OR (((sentence)::text = ''::text) AND (worded_by_id IS NOT NULL) AND (wording_id IS NOT NULL) AND (NOT ((worded_by_id = by_id) AND (worded_by_id IS NOT NULL)))))),
    CONSTRAINT directory_alert_number_check CHECK ((number >= 0))
);
CREATE TABLE public.directory_alertwording (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    text_km character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    ends_on date NOT NULL,
    reason text NOT NULL,
    by_id integer NOT NULL,
    organization_id uuid NOT NULL,
    CONSTRAINT alert_wording_is_whole CHECK (((NOT ((text_km)::text = ''::text)) AND (NOT (reason = ''::text))))
);
CREATE TABLE public.directory_answer (
    id uuid NOT NULL,
    organization_id uuid,
    number character varying(16) NOT NULL,
    is_sealed boolean NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    answered_by_id integer NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    CONSTRAINT dismissed_with_reason CHECK ((((outcome)::text = 'accepted'::text) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT suspended_for_safety CHECK (((NOT ((outcome)::text = 'suspended'::text)) OR (is_sealed AND (organization_id IS NOT NULL))))
);
CREATE TABLE public.directory_askrule (
    id uuid NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    name_km character varying(100),
    name_en character varying(100),
    "order" smallint NOT NULL,
    needs jsonb NOT NULL,
    kinds jsonb NOT NULL,
    served jsonb NOT NULL,
    lines jsonb NOT NULL,
    say text NOT NULL,
    say_km text,
    say_en text,
    provinces jsonb NOT NULL,
    CONSTRAINT directory_askrule_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_attempt (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    by_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    number character varying(16) NOT NULL,
    result character varying(20) NOT NULL,
    call_back_at timestamp with time zone,
    CONSTRAINT attempt_can_be_dialled CHECK (((number)::text ~ '^(\+[1-9][0-9]{6,14}|\+[1-9][0-9]{0,2} [0-9]{3,5}|1[0-9]{2,3}|1800[0-9]{4,7})$'::text)),
    CONSTRAINT attempt_is_whole CHECK ((((call_back_at IS NULL) AND ((result)::text = ANY ((ARRAY['no-answer'::character varying, 'wrong-number'::character varying])::text[]))) OR ((call_back_at > at) AND (call_back_at IS NOT NULL) AND ((result)::text = 'call-back'::text))))
);
CREATE TABLE public.directory_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.directory_cataloguecheck (
    id uuid NOT NULL,
    number integer NOT NULL,
    revision integer NOT NULL,
    revision_before integer NOT NULL,
    outcome character varying(10) NOT NULL,
    by_one_person boolean NOT NULL,
    active_verifiers smallint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    document jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    editor_id integer NOT NULL,
    verifier_id integer NOT NULL,
    CONSTRAINT catalogue_check_is_whole CHECK (((((outcome)::text = 'confirmed'::text) OR (((outcome)::text = 'rejected'::text) AND (NOT (note = ''::text)))) AND (NOT ((sha256)::text = ''::text)) AND (revision > revision_before))),
    CONSTRAINT catalogue_four_eyes CHECK ((by_one_person OR ((outcome)::text = 'rejected'::text) OR (NOT (verifier_id = editor_id)))),
    CONSTRAINT catalogue_one_person_only_while_alone CHECK (((NOT by_one_person) OR (active_verifiers < 2))),
    CONSTRAINT directory_cataloguecheck_active_verifiers_check CHECK ((active_verifiers >= 0)),
    CONSTRAINT directory_cataloguecheck_number_check CHECK ((number >= 0)),
    CONSTRAINT directory_cataloguecheck_revision_before_check CHECK ((revision_before >= 0)),
    CONSTRAINT directory_cataloguecheck_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.directory_catalogueedit (
    id uuid NOT NULL,
    revision integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    document jsonb NOT NULL,
    editor_id integer NOT NULL,
    CONSTRAINT directory_catalogueedit_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.directory_claim (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    by_id integer NOT NULL,
    organization_id uuid NOT NULL
);
CREATE TABLE public.directory_comment (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    by_id integer NOT NULL,
    organization_id uuid NOT NULL,
    CONSTRAINT comment_has_text CHECK ((NOT (text = ''::text)))
);
CREATE TABLE public.directory_comparison (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    results jsonb NOT NULL,
    has_wrong boolean NOT NULL,
    by_id integer NOT NULL,
    call_id uuid NOT NULL,
    CONSTRAINT comparison_has_results CHECK ((NOT (results = '{}'::jsonb)))
);
CREATE TABLE public.directory_contact (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    "order" smallint NOT NULL,
    contact_type character varying(10) NOT NULL,
    value character varying(200) NOT NULL,
    description character varying(200) NOT NULL,
    description_km character varying(200),
    description_en character varying(200),
    is_held boolean NOT NULL,
    CONSTRAINT directory_contact_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_dayoff (
    id uuid NOT NULL,
    code character varying(10) NOT NULL,
    name character varying(100) NOT NULL,
    name_km character varying(100),
    name_en character varying(100),
    source character varying(200) NOT NULL,
    is_cancelled boolean NOT NULL
);
CREATE TABLE public.directory_edit (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    revision integer NOT NULL,
    editor_id integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    document jsonb NOT NULL,
    CONSTRAINT directory_edit_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.directory_importdraft (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    "table" jsonb NOT NULL,
    by_id integer NOT NULL
);
CREATE TABLE public.directory_importheading (
    id uuid NOT NULL,
    key character varying(200) NOT NULL,
    "column" character varying(30) NOT NULL,
    by_id integer NOT NULL
);
CREATE TABLE public.directory_line (
    id uuid NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    name_km character varying(100),
    name_en character varying(100),
    "order" smallint NOT NULL,
    entry character varying(60) NOT NULL,
    hint character varying(100) NOT NULL,
    hint_km character varying(100),
    hint_en character varying(100),
    symbol character varying(10) NOT NULL,
    CONSTRAINT directory_line_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_link (
    id uuid NOT NULL,
    number bigint NOT NULL,
    noun character varying(20) NOT NULL,
    "row" uuid NOT NULL,
    organization uuid,
    digest character varying(64) NOT NULL,
    head character varying(64) NOT NULL,
    CONSTRAINT directory_link_number_check CHECK ((number >= 0))
);
CREATE TABLE public.directory_location (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    "order" smallint NOT NULL,
    name character varying(200) NOT NULL,
    name_km character varying(200),
    name_en character varying(200),
    province_id uuid,
    address text NOT NULL,
    address_km text,
    address_en text,
    visibility character varying(10) NOT NULL,
    is_residential boolean NOT NULL,
    CONSTRAINT directory_location_order_check CHECK (("order" >= 0)),
    CONSTRAINT shelter_has_no_address CHECK (((NOT is_residential) OR ((NOT ((visibility)::text = 'full'::text)) AND ((address_km = ''::text) OR (address_km IS NULL)) AND ((address_en = ''::text) OR (address_en IS NULL)) AND (address = ''::text))))
);
CREATE TABLE public.directory_losthistory (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    head character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT directory_losthistory_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.directory_lostwithdrawal (
    id uuid NOT NULL,
    public_id character varying(50) NOT NULL,
    seq bigint NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT directory_lostwithdrawal_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.directory_merge (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    common jsonb NOT NULL,
    taken jsonb NOT NULL,
    by_id integer NOT NULL,
    gone_id uuid NOT NULL,
    stays_id uuid NOT NULL,
    CONSTRAINT merge_is_of_two CHECK ((NOT (gone_id = stays_id)))
);
CREATE TABLE public.directory_mergeundo (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    given_back jsonb NOT NULL,
    by_id integer NOT NULL,
    merge_id uuid NOT NULL,
    CONSTRAINT merge_undo_has_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.directory_need (
    id uuid NOT NULL,
    code character varying(50) NOT NULL,
    "order" smallint NOT NULL,
    kinds jsonb NOT NULL,
    served jsonb NOT NULL,
    words jsonb NOT NULL,
    CONSTRAINT directory_need_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_numbercall (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    number character varying(16) NOT NULL,
    result character varying(20) NOT NULL,
    call_back_at timestamp with time zone,
    spoken_to character varying(100) NOT NULL,
    proof character varying(20) NOT NULL,
    proof_detail character varying(200) NOT NULL,
    by_id integer NOT NULL,
    organization_id uuid NOT NULL,
    CONSTRAINT number_call_can_be_dialled CHECK (((number)::text ~ '^(\+[1-9][0-9]{6,14}|\+[1-9][0-9]{0,2} [0-9]{3,5}|1[0-9]{2,3}|1800[0-9]{4,7})$'::text)),
    CONSTRAINT number_call_is_whole CHECK (((((call_back_at > at) AND (call_back_at IS NOT NULL) AND ((result)::text = 'call-back'::text)) OR ((call_back_at IS NULL) AND ((result)::text = ANY ((ARRAY['theirs'::character varying, 'private'::character varying, 'no-answer'::character varying, 'wrong-number'::character varying])::text[])))) AND ((((proof)::text = ''::text) AND ((proof_detail)::text = ''::text)) OR (((result)::text = 'theirs'::text) AND (NOT ((proof_detail)::text = ''::text))))))
);
CREATE TABLE public.directory_organization (
    id uuid NOT NULL,
    slug character varying(50) NOT NULL,
    public_id character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    name character varying(200) NOT NULL,
    name_km character varying(200),
    name_en character varying(200),
    name_is_translation boolean NOT NULL,
    acronym character varying(30) NOT NULL,
    alternate_name text NOT NULL,
    alternate_name_km text,
    alternate_name_en text,
    description text NOT NULL,
    description_km text,
    description_en text,
    organization_type character varying(20) NOT NULL,
    website character varying(200) NOT NULL,
    operating_status character varying(40) NOT NULL,
    conflicts text NOT NULL,
    notes text NOT NULL,
    revision integer NOT NULL,
    year_incorporated smallint,
    caution text NOT NULL,
    caution_km text,
    caution_en text,
    CONSTRAINT caution_in_both_languages CHECK (((((caution_km = ''::text) OR (caution_km IS NULL)) AND ((caution_en = ''::text) OR (caution_en IS NULL))) OR ((NOT ((caution_km = ''::text) AND (caution_km IS NOT NULL))) AND (NOT ((caution_en = ''::text) AND (caution_en IS NOT NULL))) AND (NOT (caution_km IS NULL)) AND (NOT (caution_en IS NULL))))),
    CONSTRAINT directory_organization_order_check CHECK (("order" >= 0)),
    CONSTRAINT directory_organization_revision_check CHECK ((revision >= 0)),
    CONSTRAINT directory_organization_year_incorporated_check CHECK ((year_incorporated >= 0))
);
CREATE TABLE public.directory_partneranswer (
    id uuid NOT NULL,
    link_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    corrections jsonb NOT NULL,
    handled_by_id integer,
    handled_at timestamp with time zone,
    CONSTRAINT answer_handled_by_somebody CHECK ((((handled_at IS NULL) AND (handled_by_id IS NULL)) OR ((handled_at IS NOT NULL) AND (handled_by_id IS NOT NULL))))
);
CREATE TABLE public.directory_partnerlink (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    verification_id uuid NOT NULL,
    token_sha256 character varying(64) NOT NULL,
    by_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    revoked_by_id integer,
    CONSTRAINT link_expires CHECK ((expires_at > at))
);
CREATE TABLE public.directory_phone (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    "order" smallint NOT NULL,
    service_id uuid,
    number character varying(16) NOT NULL,
    description character varying(200) NOT NULL,
    description_km character varying(200),
    description_en character varying(200),
    toll_free boolean,
    languages character varying(60) NOT NULL,
    is_held boolean NOT NULL,
    raw_as_printed character varying(60) NOT NULL,
    source_codes character varying(200) NOT NULL,
    note text NOT NULL,
    printed_on character varying(10) NOT NULL,
    has_conflict boolean NOT NULL,
    is_unconfirmed boolean NOT NULL,
    printed_in character varying(200) NOT NULL,
    printed_in_en character varying(200),
    printed_in_km character varying(200),
    CONSTRAINT directory_phone_order_check CHECK (("order" >= 0)),
    CONSTRAINT phone_can_be_dialled CHECK (((number)::text ~ '^(\+[1-9][0-9]{6,14}|\+[1-9][0-9]{0,2} [0-9]{3,5}|1[0-9]{2,3}|1800[0-9]{4,7})$'::text)),
    CONSTRAINT phone_printed_on_is_a_date CHECK (((printed_on)::text ~ '^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$'::text)),
    CONSTRAINT unconfirmed_is_held_and_printed CHECK (((NOT is_unconfirmed) OR ((NOT has_conflict) AND is_held AND (NOT ((printed_on)::text = ''::text)))))
);
CREATE TABLE public.directory_province (
    id uuid NOT NULL,
    code character varying(2) NOT NULL,
    iso_3166_2 character varying(5) NOT NULL,
    name character varying(100) NOT NULL,
    name_km character varying(100),
    name_en character varying(100),
    other_names jsonb NOT NULL,
    latitude numeric(3,1) NOT NULL,
    longitude numeric(4,1) NOT NULL
);
CREATE TABLE public.directory_publicationdue (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    is_withdrawal boolean NOT NULL,
    failed_at timestamp with time zone,
    organization_id uuid
);
CREATE TABLE public.directory_refusal (
    id uuid NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    organization_id uuid
);
CREATE TABLE public.directory_report (
    id uuid NOT NULL,
    listing character varying(50) NOT NULL,
    organization_id uuid,
    seq bigint NOT NULL,
    kind character varying(20) NOT NULL,
    phone character varying(16) NOT NULL,
    is_listed boolean NOT NULL,
    note character varying(500) NOT NULL,
    note_erased boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    answer_id uuid,
    why character varying(20) NOT NULL,
    CONSTRAINT directory_report_seq_check CHECK ((seq >= 0)),
    CONSTRAINT only_refusals_have_a_reason CHECK ((((why)::text = ''::text) OR ((kind)::text = 'refused'::text)))
);
CREATE TABLE public.directory_returnrequest (
    id uuid NOT NULL,
    withdrawal_id uuid NOT NULL,
    by_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    CONSTRAINT return_has_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.directory_sample (
    id uuid NOT NULL,
    quarter character varying(7) NOT NULL,
    seed character varying(32) NOT NULL,
    drawn_from jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id integer NOT NULL
);
CREATE TABLE public.directory_sampledlisting (
    id uuid NOT NULL,
    place smallint NOT NULL,
    sample_id uuid NOT NULL,
    verification_id uuid NOT NULL,
    CONSTRAINT directory_sampledlisting_place_check CHECK ((place >= 0))
);
CREATE TABLE public.directory_schedule (
    id uuid NOT NULL,
    service_id uuid,
    phone_id uuid,
    byday character varying(2) NOT NULL,
    opens_at time without time zone NOT NULL,
    closes_at time without time zone NOT NULL,
    CONSTRAINT schedule_day_known CHECK (((byday)::text = ANY ((ARRAY['MO'::character varying, 'TU'::character varying, 'WE'::character varying, 'TH'::character varying, 'FR'::character varying, 'SA'::character varying, 'SU'::character varying])::text[]))),
    CONSTRAINT schedule_has_one_owner CHECK ((((service_id IS NULL) OR (phone_id IS NULL)) AND (1 = (
CASE
    WHEN (service_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (phone_id IS NULL) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.directory_secondcall (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    answers jsonb NOT NULL,
    has_wrong_number boolean NOT NULL,
    by_id integer NOT NULL,
    sampled_id uuid NOT NULL
);
CREATE TABLE public.directory_sentform (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    by_id integer NOT NULL,
    organization_id uuid NOT NULL
);
CREATE TABLE public.directory_servedgroup (
    id bigint NOT NULL,
    service_id uuid NOT NULL,
    term_id uuid NOT NULL,
    is_served boolean NOT NULL
);
ALTER TABLE public.directory_servedgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_servedgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.directory_service (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    "order" smallint NOT NULL,
    name character varying(200) NOT NULL,
    name_km character varying(200),
    name_en character varying(200),
    description text NOT NULL,
    description_km text,
    description_en text,
    nationwide boolean,
    is_hotline boolean NOT NULL,
    is_residential boolean NOT NULL,
    free_of_charge boolean,
    eligibility_description text NOT NULL,
    eligibility_description_km text,
    eligibility_description_en text,
    application_process text NOT NULL,
    application_process_km text,
    application_process_en text,
    required_documents text NOT NULL,
    required_documents_km text,
    required_documents_en text,
    fees_description text NOT NULL,
    fees_description_km text,
    fees_description_en text,
    CONSTRAINT directory_service_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_service_kinds (
    id bigint NOT NULL,
    service_id uuid NOT NULL,
    taxonomyterm_id uuid NOT NULL
);
ALTER TABLE public.directory_service_kinds ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_service_kinds_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.directory_service_provinces (
    id bigint NOT NULL,
    service_id uuid NOT NULL,
    province_id uuid NOT NULL
);
ALTER TABLE public.directory_service_provinces ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_service_provinces_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.directory_sheetdraft (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    by_id integer NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    data jsonb NOT NULL
);
CREATE TABLE public.directory_snapshot (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    published_at timestamp with time zone NOT NULL,
    pointer jsonb NOT NULL,
    made_of character varying(64) NOT NULL,
    CONSTRAINT directory_snapshot_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.directory_snapshotfile (
    id uuid NOT NULL,
    name character varying(50) NOT NULL,
    content bytea NOT NULL,
    level smallint NOT NULL,
    CONSTRAINT directory_snapshotfile_level_check CHECK ((level >= 0))
);
CREATE TABLE public.directory_snapshotstep (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    former bigint NOT NULL,
    lines jsonb NOT NULL,
    CONSTRAINT directory_snapshotstep_former_check CHECK ((former >= 0)),
    CONSTRAINT directory_snapshotstep_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.directory_source (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    "order" smallint NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    url character varying(500) NOT NULL,
    date character varying(40) NOT NULL,
    supports text NOT NULL,
    reveals_shelter_place boolean NOT NULL,
    printed_on character varying(10) NOT NULL,
    is_weak boolean NOT NULL,
    CONSTRAINT directory_source_order_check CHECK (("order" >= 0)),
    CONSTRAINT source_printed_on_is_a_date CHECK (((printed_on)::text ~ '^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$'::text))
);
CREATE TABLE public.directory_sourcereading (
    id uuid NOT NULL,
    number character varying(16) NOT NULL,
    url character varying(500) NOT NULL,
    outcome character varying(20) NOT NULL,
    reason character varying(20) NOT NULL,
    moved_to text NOT NULL,
    read_at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    printed_at timestamp with time zone,
    organization_id uuid NOT NULL,
    CONSTRAINT source_reading_says_why CHECK (((((outcome)::text = 'unreadable'::text) AND (NOT ((reason)::text = ''::text))) OR ((NOT ((outcome)::text = 'unreadable'::text)) AND ((reason)::text = ''::text))))
);
CREATE TABLE public.directory_taxonomyterm (
    id uuid NOT NULL,
    taxonomy character varying(10) NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    name_km character varying(100),
    name_en character varying(100),
    description text NOT NULL,
    description_km text,
    description_en text,
    synonyms jsonb NOT NULL,
    parent_id uuid,
    "order" smallint NOT NULL,
    sinks_when_overdue boolean NOT NULL,
    CONSTRAINT directory_taxonomyterm_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_twinpermit (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    asked_by_id integer NOT NULL,
    by_id integer NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT twin_permit_by_two CHECK (((NOT (reason = ''::text)) AND (NOT (by_id = asked_by_id))))
);
CREATE TABLE public.directory_twinrequest (
    id uuid NOT NULL,
    entry uuid NOT NULL,
    name character varying(200) NOT NULL,
    common jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    by_id integer NOT NULL,
    forbidden_id uuid NOT NULL,
    CONSTRAINT twin_request_has_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.directory_unmetneed (
    id uuid NOT NULL,
    kind character varying(50) NOT NULL,
    province character varying(2) NOT NULL,
    week date NOT NULL
);
CREATE TABLE public.directory_urgentmessage (
    id uuid NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    name_km character varying(100),
    name_en character varying(100),
    "order" smallint NOT NULL,
    needs jsonb NOT NULL,
    kinds jsonb NOT NULL,
    served jsonb NOT NULL,
    lines jsonb NOT NULL,
    symbol character varying(10) NOT NULL,
    hint character varying(100) NOT NULL,
    hint_km character varying(100),
    hint_en character varying(100),
    title character varying(200) NOT NULL,
    title_km character varying(200),
    title_en character varying(200),
    steps text NOT NULL,
    steps_km text,
    steps_en text,
    offers jsonb NOT NULL,
    otherwise character varying(200) NOT NULL,
    otherwise_km character varying(200),
    otherwise_en character varying(200),
    sources jsonb NOT NULL,
    approved_by character varying(200) NOT NULL,
    CONSTRAINT directory_urgentmessage_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.directory_verification (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    number integer NOT NULL,
    revision integer NOT NULL,
    whole_revision integer NOT NULL,
    whole_before integer NOT NULL,
    outcome character varying(10) NOT NULL,
    method character varying(20) NOT NULL,
    verifier_id integer NOT NULL,
    editor_id integer,
    by_one_person boolean NOT NULL,
    active_verifiers smallint NOT NULL,
    returned_with_id integer,
    has_new_number boolean NOT NULL,
    called character varying(16) NOT NULL,
    called_source character varying(200) NOT NULL,
    checked_on date NOT NULL,
    due_on date,
    recorded_at timestamp with time zone NOT NULL,
    spoken_to character varying(100) NOT NULL,
    note text NOT NULL,
    confirmed_facts jsonb NOT NULL,
    name_km character varying(200) NOT NULL,
    listing jsonb,
    sha256 character varying(64) NOT NULL,
    kept_by_one_person boolean NOT NULL,
    kept_facts jsonb NOT NULL,
    suspension_id uuid,
    number_call_id uuid,
    evidence character varying(20) NOT NULL,
    evidence_detail character varying(200) NOT NULL,
    vouched_by character varying(200) NOT NULL,
    agreed_on date,
    rest_method character varying(20) NOT NULL,
    CONSTRAINT changed_number_was_called_back CHECK (((NOT has_new_number) OR ((method)::text = 'visit'::text) OR (NOT ((called)::text = ''::text)) OR (number_call_id IS NOT NULL))),
    CONSTRAINT check_is_whole CHECK ((((due_on IS NOT NULL) AND ((outcome)::text = 'confirmed'::text) AND ((due_on > checked_on) OR ((method)::text = 'published-source'::text)) AND (suspension_id IS NULL) AND (NOT ((method)::text = ''::text)) AND (NOT ((name_km)::text = ''::text)) AND (NOT ((sha256)::text = ''::text)) AND (listing IS NOT NULL)) OR ((due_on IS NULL) AND (listing IS NULL) AND ((outcome)::text = 'withdrawn'::text) AND (((suspension_id IS NULL) AND (NOT (note = ''::text))) OR ((note = ''::text) AND (suspension_id IS NOT NULL)))))),
    CONSTRAINT check_reaches_no_further_than_seen CHECK (((whole_before <= whole_revision) AND (whole_revision <= revision))),
    CONSTRAINT directory_verification_active_verifiers_check CHECK ((active_verifiers >= 0)),
    CONSTRAINT directory_verification_number_check CHECK ((number >= 0)),
    CONSTRAINT directory_verification_revision_check CHECK ((revision >= 0)),
    CONSTRAINT directory_verification_whole_before_check CHECK ((whole_before >= 0)),
    CONSTRAINT directory_verification_whole_revision_check CHECK ((whole_revision >= 0)),
    CONSTRAINT first_check_has_evidence CHECK ((NOT (((evidence)::text = ''::text) AND (number = 1) AND ((outcome)::text = 'confirmed'::text)))),
    CONSTRAINT first_listing_is_proved CHECK ((((evidence)::text = ANY ((ARRAY[''::character varying, 'starter'::character varying, 'earlier'::character varying])::text[])) OR ((agreed_on IS NOT NULL) AND ((evidence)::text = ANY ((ARRAY['registration'::character varying, 'visit'::character varying, 'member'::character varying, 'authority'::character varying])::text[])) AND (NOT ((evidence_detail)::text = ''::text)) AND (NOT ((vouched_by)::text = ''::text)) AND (((method)::text = 'visit'::text) OR ((NOT ((called)::text = ''::text)) AND (NOT ((called_source)::text = ''::text))))))),
    CONSTRAINT four_eyes CHECK ((by_one_person OR (editor_id IS NULL) OR (NOT ((verifier_id = editor_id) AND (editor_id IS NOT NULL))))),
    CONSTRAINT one_person_only_while_alone CHECK (((NOT by_one_person) OR (active_verifiers < 2))),
    CONSTRAINT return_by_two CHECK ((by_one_person OR (returned_with_id IS NULL) OR (NOT ((verifier_id = returned_with_id) AND (returned_with_id IS NOT NULL)))))
);
CREATE TABLE public.directory_vetting (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    number integer NOT NULL,
    outcome character varying(20) NOT NULL,
    by_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    vetted_on date,
    expires_on date,
    vouched_by character varying(200) NOT NULL,
    visited boolean NOT NULL,
    child_protection_policy boolean,
    licence character varying(200) NOT NULL,
    note text NOT NULL,
    CONSTRAINT directory_vetting_number_check CHECK ((number >= 0)),
    CONSTRAINT vetting_is_whole CHECK ((((expires_on IS NOT NULL) AND ((outcome)::text = 'trusted'::text) AND (vetted_on IS NOT NULL) AND (expires_on > vetted_on) AND (NOT ((vouched_by)::text = ''::text))) OR ((expires_on IS NULL) AND ((outcome)::text = ANY ((ARRAY['ended'::character varying, 'do-not-list'::character varying])::text[])) AND (NOT (note = ''::text)))))
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id integer NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.auth_group VALUES (1, 'editors');
INSERT INTO public.auth_group VALUES (2, 'verifiers');
INSERT INTO public.auth_group VALUES (3, 'report-handlers');
INSERT INTO public.auth_group VALUES (4, 'account-keepers');
INSERT INTO public.auth_group_permissions VALUES (1, 1, 1);
INSERT INTO public.auth_group_permissions VALUES (2, 1, 2);
INSERT INTO public.auth_group_permissions VALUES (3, 1, 4);
INSERT INTO public.auth_group_permissions VALUES (4, 1, 133);
INSERT INTO public.auth_group_permissions VALUES (5, 1, 134);
INSERT INTO public.auth_group_permissions VALUES (6, 1, 5);
INSERT INTO public.auth_group_permissions VALUES (7, 1, 136);
INSERT INTO public.auth_group_permissions VALUES (8, 1, 137);
INSERT INTO public.auth_group_permissions VALUES (9, 1, 138);
INSERT INTO public.auth_group_permissions VALUES (10, 1, 9);
INSERT INTO public.auth_group_permissions VALUES (11, 1, 140);
INSERT INTO public.auth_group_permissions VALUES (12, 1, 10);
INSERT INTO public.auth_group_permissions VALUES (13, 1, 12);
INSERT INTO public.auth_group_permissions VALUES (14, 1, 13);
INSERT INTO public.auth_group_permissions VALUES (15, 1, 14);
INSERT INTO public.auth_group_permissions VALUES (16, 1, 145);
INSERT INTO public.auth_group_permissions VALUES (17, 1, 146);
INSERT INTO public.auth_group_permissions VALUES (18, 1, 17);
INSERT INTO public.auth_group_permissions VALUES (19, 1, 148);
INSERT INTO public.auth_group_permissions VALUES (20, 1, 21);
INSERT INTO public.auth_group_permissions VALUES (21, 1, 22);
INSERT INTO public.auth_group_permissions VALUES (22, 1, 23);
INSERT INTO public.auth_group_permissions VALUES (23, 1, 24);
INSERT INTO public.auth_group_permissions VALUES (24, 1, 25);
INSERT INTO public.auth_group_permissions VALUES (25, 1, 26);
INSERT INTO public.auth_group_permissions VALUES (26, 1, 27);
INSERT INTO public.auth_group_permissions VALUES (27, 1, 28);
INSERT INTO public.auth_group_permissions VALUES (28, 1, 29);
INSERT INTO public.auth_group_permissions VALUES (29, 1, 30);
INSERT INTO public.auth_group_permissions VALUES (30, 1, 31);
INSERT INTO public.auth_group_permissions VALUES (31, 1, 32);
INSERT INTO public.auth_group_permissions VALUES (32, 1, 161);
INSERT INTO public.auth_group_permissions VALUES (33, 1, 162);
INSERT INTO public.auth_group_permissions VALUES (34, 1, 33);
INSERT INTO public.auth_group_permissions VALUES (35, 1, 164);
INSERT INTO public.auth_group_permissions VALUES (36, 1, 34);
INSERT INTO public.auth_group_permissions VALUES (37, 1, 36);
INSERT INTO public.auth_group_permissions VALUES (38, 1, 37);
INSERT INTO public.auth_group_permissions VALUES (39, 1, 38);
INSERT INTO public.auth_group_permissions VALUES (40, 1, 39);
INSERT INTO public.auth_group_permissions VALUES (41, 1, 40);
INSERT INTO public.auth_group_permissions VALUES (42, 1, 8);
INSERT INTO public.auth_group_permissions VALUES (43, 1, 6);
INSERT INTO public.auth_group_permissions VALUES (44, 1, 141);
INSERT INTO public.auth_group_permissions VALUES (45, 1, 142);
INSERT INTO public.auth_group_permissions VALUES (46, 1, 15);
INSERT INTO public.auth_group_permissions VALUES (47, 1, 16);
INSERT INTO public.auth_group_permissions VALUES (48, 1, 144);
INSERT INTO public.auth_group_permissions VALUES (49, 1, 18);
INSERT INTO public.auth_group_permissions VALUES (50, 1, 20);
INSERT INTO public.auth_group_permissions VALUES (51, 2, 128);
INSERT INTO public.auth_group_permissions VALUES (52, 2, 132);
INSERT INTO public.auth_group_permissions VALUES (53, 2, 4);
INSERT INTO public.auth_group_permissions VALUES (54, 2, 136);
INSERT INTO public.auth_group_permissions VALUES (55, 2, 8);
INSERT INTO public.auth_group_permissions VALUES (56, 2, 140);
INSERT INTO public.auth_group_permissions VALUES (57, 2, 12);
INSERT INTO public.auth_group_permissions VALUES (58, 2, 16);
INSERT INTO public.auth_group_permissions VALUES (59, 2, 144);
INSERT INTO public.auth_group_permissions VALUES (60, 2, 148);
INSERT INTO public.auth_group_permissions VALUES (61, 2, 20);
INSERT INTO public.auth_group_permissions VALUES (62, 2, 152);
INSERT INTO public.auth_group_permissions VALUES (63, 2, 24);
INSERT INTO public.auth_group_permissions VALUES (64, 2, 28);
INSERT INTO public.auth_group_permissions VALUES (65, 2, 156);
INSERT INTO public.auth_group_permissions VALUES (66, 2, 160);
INSERT INTO public.auth_group_permissions VALUES (67, 2, 32);
INSERT INTO public.auth_group_permissions VALUES (68, 2, 164);
INSERT INTO public.auth_group_permissions VALUES (69, 2, 36);
INSERT INTO public.auth_group_permissions VALUES (70, 2, 168);
INSERT INTO public.auth_group_permissions VALUES (71, 2, 40);
INSERT INTO public.auth_group_permissions VALUES (72, 2, 44);
INSERT INTO public.auth_group_permissions VALUES (73, 2, 172);
INSERT INTO public.auth_group_permissions VALUES (74, 2, 45);
INSERT INTO public.auth_group_permissions VALUES (75, 2, 176);
INSERT INTO public.auth_group_permissions VALUES (76, 2, 48);
INSERT INTO public.auth_group_permissions VALUES (77, 2, 180);
INSERT INTO public.auth_group_permissions VALUES (78, 2, 52);
INSERT INTO public.auth_group_permissions VALUES (79, 2, 56);
INSERT INTO public.auth_group_permissions VALUES (80, 2, 184);
INSERT INTO public.auth_group_permissions VALUES (81, 2, 188);
INSERT INTO public.auth_group_permissions VALUES (82, 2, 60);
INSERT INTO public.auth_group_permissions VALUES (83, 2, 64);
INSERT INTO public.auth_group_permissions VALUES (84, 2, 192);
INSERT INTO public.auth_group_permissions VALUES (85, 2, 196);
INSERT INTO public.auth_group_permissions VALUES (86, 2, 68);
INSERT INTO public.auth_group_permissions VALUES (87, 2, 72);
INSERT INTO public.auth_group_permissions VALUES (88, 2, 200);
INSERT INTO public.auth_group_permissions VALUES (89, 2, 76);
INSERT INTO public.auth_group_permissions VALUES (90, 2, 204);
INSERT INTO public.auth_group_permissions VALUES (91, 2, 80);
INSERT INTO public.auth_group_permissions VALUES (92, 2, 208);
INSERT INTO public.auth_group_permissions VALUES (93, 2, 84);
INSERT INTO public.auth_group_permissions VALUES (94, 2, 212);
INSERT INTO public.auth_group_permissions VALUES (95, 2, 216);
INSERT INTO public.auth_group_permissions VALUES (96, 2, 88);
INSERT INTO public.auth_group_permissions VALUES (97, 2, 92);
INSERT INTO public.auth_group_permissions VALUES (98, 2, 96);
INSERT INTO public.auth_group_permissions VALUES (99, 2, 100);
INSERT INTO public.auth_group_permissions VALUES (100, 2, 104);
INSERT INTO public.auth_group_permissions VALUES (101, 2, 108);
INSERT INTO public.auth_group_permissions VALUES (102, 2, 112);
INSERT INTO public.auth_group_permissions VALUES (103, 2, 116);
INSERT INTO public.auth_group_permissions VALUES (104, 2, 120);
INSERT INTO public.auth_group_permissions VALUES (105, 2, 124);
INSERT INTO public.auth_group_permissions VALUES (106, 3, 12);
INSERT INTO public.auth_group_permissions VALUES (107, 4, 232);
INSERT INTO public.auth_group_permissions VALUES (108, 4, 229);
INSERT INTO public.auth_group_permissions VALUES (109, 4, 230);
INSERT INTO public.auth_permission VALUES (1, 'Can add province', 1, 'add_province');
INSERT INTO public.auth_permission VALUES (2, 'Can change province', 1, 'change_province');
INSERT INTO public.auth_permission VALUES (3, 'Can delete province', 1, 'delete_province');
INSERT INTO public.auth_permission VALUES (4, 'Can view province', 1, 'view_province');
INSERT INTO public.auth_permission VALUES (5, 'Can add taxonomy term', 2, 'add_taxonomyterm');
INSERT INTO public.auth_permission VALUES (6, 'Can change taxonomy term', 2, 'change_taxonomyterm');
INSERT INTO public.auth_permission VALUES (7, 'Can delete taxonomy term', 2, 'delete_taxonomyterm');
INSERT INTO public.auth_permission VALUES (8, 'Can view taxonomy term', 2, 'view_taxonomyterm');
INSERT INTO public.auth_permission VALUES (9, 'Can add organization', 3, 'add_organization');
INSERT INTO public.auth_permission VALUES (10, 'Can change organization', 3, 'change_organization');
INSERT INTO public.auth_permission VALUES (11, 'Can delete organization', 3, 'delete_organization');
INSERT INTO public.auth_permission VALUES (12, 'Can view organization', 3, 'view_organization');
INSERT INTO public.auth_permission VALUES (13, 'Can add service', 4, 'add_service');
INSERT INTO public.auth_permission VALUES (14, 'Can change service', 4, 'change_service');
INSERT INTO public.auth_permission VALUES (15, 'Can delete service', 4, 'delete_service');
INSERT INTO public.auth_permission VALUES (16, 'Can view service', 4, 'view_service');
INSERT INTO public.auth_permission VALUES (17, 'Can add served group', 5, 'add_servedgroup');
INSERT INTO public.auth_permission VALUES (18, 'Can change served group', 5, 'change_servedgroup');
INSERT INTO public.auth_permission VALUES (19, 'Can delete served group', 5, 'delete_servedgroup');
INSERT INTO public.auth_permission VALUES (20, 'Can view served group', 5, 'view_servedgroup');
INSERT INTO public.auth_permission VALUES (21, 'Can add phone', 6, 'add_phone');
INSERT INTO public.auth_permission VALUES (22, 'Can change phone', 6, 'change_phone');
INSERT INTO public.auth_permission VALUES (23, 'Can delete phone', 6, 'delete_phone');
INSERT INTO public.auth_permission VALUES (24, 'Can view phone', 6, 'view_phone');
INSERT INTO public.auth_permission VALUES (25, 'Can add contact', 7, 'add_contact');
INSERT INTO public.auth_permission VALUES (26, 'Can change contact', 7, 'change_contact');
INSERT INTO public.auth_permission VALUES (27, 'Can delete contact', 7, 'delete_contact');
INSERT INTO public.auth_permission VALUES (28, 'Can view contact', 7, 'view_contact');
INSERT INTO public.auth_permission VALUES (29, 'Can add location', 8, 'add_location');
INSERT INTO public.auth_permission VALUES (30, 'Can change location', 8, 'change_location');
INSERT INTO public.auth_permission VALUES (31, 'Can delete location', 8, 'delete_location');
INSERT INTO public.auth_permission VALUES (32, 'Can view location', 8, 'view_location');
INSERT INTO public.auth_permission VALUES (33, 'Can add opening hours', 9, 'add_schedule');
INSERT INTO public.auth_permission VALUES (34, 'Can change opening hours', 9, 'change_schedule');
INSERT INTO public.auth_permission VALUES (35, 'Can delete opening hours', 9, 'delete_schedule');
INSERT INTO public.auth_permission VALUES (36, 'Can view opening hours', 9, 'view_schedule');
INSERT INTO public.auth_permission VALUES (37, 'Can add source', 10, 'add_source');
INSERT INTO public.auth_permission VALUES (38, 'Can change source', 10, 'change_source');
INSERT INTO public.auth_permission VALUES (39, 'Can delete source', 10, 'delete_source');
INSERT INTO public.auth_permission VALUES (40, 'Can view source', 10, 'view_source');
INSERT INTO public.auth_permission VALUES (41, 'Can add edit', 11, 'add_edit');
INSERT INTO public.auth_permission VALUES (42, 'Can change edit', 11, 'change_edit');
INSERT INTO public.auth_permission VALUES (43, 'Can delete edit', 11, 'delete_edit');
INSERT INTO public.auth_permission VALUES (44, 'Can view edit', 11, 'view_edit');
INSERT INTO public.auth_permission VALUES (45, 'Can add verification', 12, 'add_verification');
INSERT INTO public.auth_permission VALUES (46, 'Can change verification', 12, 'change_verification');
INSERT INTO public.auth_permission VALUES (47, 'Can delete verification', 12, 'delete_verification');
INSERT INTO public.auth_permission VALUES (48, 'Can view verification', 12, 'view_verification');
INSERT INTO public.auth_permission VALUES (49, 'Can add request to return', 13, 'add_returnrequest');
INSERT INTO public.auth_permission VALUES (50, 'Can change request to return', 13, 'change_returnrequest');
INSERT INTO public.auth_permission VALUES (51, 'Can delete request to return', 13, 'delete_returnrequest');
INSERT INTO public.auth_permission VALUES (52, 'Can view request to return', 13, 'view_returnrequest');
INSERT INTO public.auth_permission VALUES (53, 'Can add attempt', 14, 'add_attempt');
INSERT INTO public.auth_permission VALUES (54, 'Can change attempt', 14, 'change_attempt');
INSERT INTO public.auth_permission VALUES (55, 'Can delete attempt', 14, 'delete_attempt');
INSERT INTO public.auth_permission VALUES (56, 'Can view attempt', 14, 'view_attempt');
INSERT INTO public.auth_permission VALUES (57, 'Can add vetting', 15, 'add_vetting');
INSERT INTO public.auth_permission VALUES (58, 'Can change vetting', 15, 'change_vetting');
INSERT INTO public.auth_permission VALUES (59, 'Can delete vetting', 15, 'delete_vetting');
INSERT INTO public.auth_permission VALUES (60, 'Can view vetting', 15, 'view_vetting');
INSERT INTO public.auth_permission VALUES (61, 'Can add alert', 16, 'add_alert');
INSERT INTO public.auth_permission VALUES (62, 'Can change alert', 16, 'change_alert');
INSERT INTO public.auth_permission VALUES (63, 'Can delete alert', 16, 'delete_alert');
INSERT INTO public.auth_permission VALUES (64, 'Can view alert', 16, 'view_alert');
INSERT INTO public.auth_permission VALUES (65, 'Can add snapshot', 17, 'add_snapshot');
INSERT INTO public.auth_permission VALUES (66, 'Can change snapshot', 17, 'change_snapshot');
INSERT INTO public.auth_permission VALUES (67, 'Can delete snapshot', 17, 'delete_snapshot');
INSERT INTO public.auth_permission VALUES (68, 'Can view snapshot', 17, 'view_snapshot');
INSERT INTO public.auth_permission VALUES (69, 'Can add partner link', 18, 'add_partnerlink');
INSERT INTO public.auth_permission VALUES (70, 'Can change partner link', 18, 'change_partnerlink');
INSERT INTO public.auth_permission VALUES (71, 'Can delete partner link', 18, 'delete_partnerlink');
INSERT INTO public.auth_permission VALUES (72, 'Can view partner link', 18, 'view_partnerlink');
INSERT INTO public.auth_permission VALUES (73, 'Can add partner answer', 19, 'add_partneranswer');
INSERT INTO public.auth_permission VALUES (74, 'Can change partner answer', 19, 'change_partneranswer');
INSERT INTO public.auth_permission VALUES (75, 'Can delete partner answer', 19, 'delete_partneranswer');
INSERT INTO public.auth_permission VALUES (76, 'Can view partner answer', 19, 'view_partneranswer');
INSERT INTO public.auth_permission VALUES (77, 'Can add half-filled sheet', 20, 'add_sheetdraft');
INSERT INTO public.auth_permission VALUES (78, 'Can change half-filled sheet', 20, 'change_sheetdraft');
INSERT INTO public.auth_permission VALUES (79, 'Can delete half-filled sheet', 20, 'delete_sheetdraft');
INSERT INTO public.auth_permission VALUES (80, 'Can view half-filled sheet', 20, 'view_sheetdraft');
INSERT INTO public.auth_permission VALUES (81, 'Can add answer to reports', 21, 'add_answer');
INSERT INTO public.auth_permission VALUES (82, 'Can change answer to reports', 21, 'change_answer');
INSERT INTO public.auth_permission VALUES (83, 'Can delete answer to reports', 21, 'delete_answer');
INSERT INTO public.auth_permission VALUES (84, 'Can view answer to reports', 21, 'view_answer');
INSERT INTO public.auth_permission VALUES (85, 'Can add report', 22, 'add_report');
INSERT INTO public.auth_permission VALUES (86, 'Can change report', 22, 'change_report');
INSERT INTO public.auth_permission VALUES (87, 'Can delete report', 22, 'delete_report');
INSERT INTO public.auth_permission VALUES (88, 'Can view report', 22, 'view_report');
INSERT INTO public.auth_permission VALUES (89, 'Can add change of an account', 23, 'add_accountchange');
INSERT INTO public.auth_permission VALUES (90, 'Can change change of an account', 23, 'change_accountchange');
INSERT INTO public.auth_permission VALUES (91, 'Can delete change of an account', 23, 'delete_accountchange');
INSERT INTO public.auth_permission VALUES (92, 'Can view change of an account', 23, 'view_accountchange');
INSERT INTO public.auth_permission VALUES (93, 'Can add snapshot file', 24, 'add_snapshotfile');
INSERT INTO public.auth_permission VALUES (94, 'Can change snapshot file', 24, 'change_snapshotfile');
INSERT INTO public.auth_permission VALUES (95, 'Can delete snapshot file', 24, 'delete_snapshotfile');
INSERT INTO public.auth_permission VALUES (96, 'Can view snapshot file', 24, 'view_snapshotfile');
INSERT INTO public.auth_permission VALUES (97, 'Can add snapshot step', 25, 'add_snapshotstep');
INSERT INTO public.auth_permission VALUES (98, 'Can change snapshot step', 25, 'change_snapshotstep');
INSERT INTO public.auth_permission VALUES (99, 'Can delete snapshot step', 25, 'delete_snapshotstep');
INSERT INTO public.auth_permission VALUES (100, 'Can view snapshot step', 25, 'view_snapshotstep');
INSERT INTO public.auth_permission VALUES (101, 'Can add publication due', 26, 'add_publicationdue');
INSERT INTO public.auth_permission VALUES (102, 'Can change publication due', 26, 'change_publicationdue');
INSERT INTO public.auth_permission VALUES (103, 'Can delete publication due', 26, 'delete_publicationdue');
INSERT INTO public.auth_permission VALUES (104, 'Can view publication due', 26, 'view_publicationdue');
INSERT INTO public.auth_permission VALUES (105, 'Can add lost withdrawal', 27, 'add_lostwithdrawal');
INSERT INTO public.auth_permission VALUES (106, 'Can change lost withdrawal', 27, 'change_lostwithdrawal');
INSERT INTO public.auth_permission VALUES (107, 'Can delete lost withdrawal', 27, 'delete_lostwithdrawal');
INSERT INTO public.auth_permission VALUES (108, 'Can view lost withdrawal', 27, 'view_lostwithdrawal');
INSERT INTO public.auth_permission VALUES (109, 'Can add form that was sent', 28, 'add_sentform');
INSERT INTO public.auth_permission VALUES (110, 'Can change form that was sent', 28, 'change_sentform');
INSERT INTO public.auth_permission VALUES (111, 'Can delete form that was sent', 28, 'delete_sentform');
INSERT INTO public.auth_permission VALUES (112, 'Can view form that was sent', 28, 'view_sentform');
INSERT INTO public.auth_permission VALUES (113, 'Can add question about a twin', 29, 'add_twinrequest');
INSERT INTO public.auth_permission VALUES (114, 'Can change question about a twin', 29, 'change_twinrequest');
INSERT INTO public.auth_permission VALUES (115, 'Can delete question about a twin', 29, 'delete_twinrequest');
INSERT INTO public.auth_permission VALUES (116, 'Can view question about a twin', 29, 'view_twinrequest');
INSERT INTO public.auth_permission VALUES (117, 'Can add permit for a twin', 30, 'add_twinpermit');
INSERT INTO public.auth_permission VALUES (118, 'Can change permit for a twin', 30, 'change_twinpermit');
INSERT INTO public.auth_permission VALUES (119, 'Can delete permit for a twin', 30, 'delete_twinpermit');
INSERT INTO public.auth_permission VALUES (120, 'Can view permit for a twin', 30, 'view_twinpermit');
INSERT INTO public.auth_permission VALUES (121, 'Can add text of an alert', 31, 'add_alertwording');
INSERT INTO public.auth_permission VALUES (122, 'Can change text of an alert', 31, 'change_alertwording');
INSERT INTO public.auth_permission VALUES (123, 'Can delete text of an alert', 31, 'delete_alertwording');
INSERT INTO public.auth_permission VALUES (124, 'Can view text of an alert', 31, 'view_alertwording');
INSERT INTO public.auth_permission VALUES (125, 'Can add edit of the catalogue', 32, 'add_catalogueedit');
INSERT INTO public.auth_permission VALUES (126, 'Can change edit of the catalogue', 32, 'change_catalogueedit');
INSERT INTO public.auth_permission VALUES (127, 'Can delete edit of the catalogue', 32, 'delete_catalogueedit');
INSERT INTO public.auth_permission VALUES (128, 'Can view edit of the catalogue', 32, 'view_catalogueedit');
INSERT INTO public.auth_permission VALUES (129, 'Can add check of the catalogue', 33, 'add_cataloguecheck');
INSERT INTO public.auth_permission VALUES (130, 'Can change check of the catalogue', 33, 'change_cataloguecheck');
INSERT INTO public.auth_permission VALUES (131, 'Can delete check of the catalogue', 33, 'delete_cataloguecheck');
INSERT INTO public.auth_permission VALUES (132, 'Can view check of the catalogue', 33, 'view_cataloguecheck');
INSERT INTO public.auth_permission VALUES (133, 'Can add rule: which line to ask', 34, 'add_askrule');
INSERT INTO public.auth_permission VALUES (134, 'Can change rule: which line to ask', 34, 'change_askrule');
INSERT INTO public.auth_permission VALUES (135, 'Can delete rule: which line to ask', 34, 'delete_askrule');
INSERT INTO public.auth_permission VALUES (136, 'Can view rule: which line to ask', 34, 'view_askrule');
INSERT INTO public.auth_permission VALUES (137, 'Can add line to call', 35, 'add_line');
INSERT INTO public.auth_permission VALUES (138, 'Can change line to call', 35, 'change_line');
INSERT INTO public.auth_permission VALUES (139, 'Can delete line to call', 35, 'delete_line');
INSERT INTO public.auth_permission VALUES (140, 'Can view line to call', 35, 'view_line');
INSERT INTO public.auth_permission VALUES (141, 'Can add urgent message', 36, 'add_urgentmessage');
INSERT INTO public.auth_permission VALUES (142, 'Can change urgent message', 36, 'change_urgentmessage');
INSERT INTO public.auth_permission VALUES (143, 'Can delete urgent message', 36, 'delete_urgentmessage');
INSERT INTO public.auth_permission VALUES (144, 'Can view urgent message', 36, 'view_urgentmessage');
INSERT INTO public.auth_permission VALUES (145, 'Can add need', 37, 'add_need');
INSERT INTO public.auth_permission VALUES (146, 'Can change need', 37, 'change_need');
INSERT INTO public.auth_permission VALUES (147, 'Can delete need', 37, 'delete_need');
INSERT INTO public.auth_permission VALUES (148, 'Can view need', 37, 'view_need');
INSERT INTO public.auth_permission VALUES (149, 'Can add claim', 38, 'add_claim');
INSERT INTO public.auth_permission VALUES (150, 'Can change claim', 38, 'change_claim');
INSERT INTO public.auth_permission VALUES (151, 'Can delete claim', 38, 'delete_claim');
INSERT INTO public.auth_permission VALUES (152, 'Can view claim', 38, 'view_claim');
INSERT INTO public.auth_permission VALUES (153, 'Can add call to a number that waits', 39, 'add_numbercall');
INSERT INTO public.auth_permission VALUES (154, 'Can change call to a number that waits', 39, 'change_numbercall');
INSERT INTO public.auth_permission VALUES (155, 'Can delete call to a number that waits', 39, 'delete_numbercall');
INSERT INTO public.auth_permission VALUES (156, 'Can view call to a number that waits', 39, 'view_numbercall');
INSERT INTO public.auth_permission VALUES (157, 'Can add table to be imported', 40, 'add_importdraft');
INSERT INTO public.auth_permission VALUES (158, 'Can change table to be imported', 40, 'change_importdraft');
INSERT INTO public.auth_permission VALUES (159, 'Can delete table to be imported', 40, 'delete_importdraft');
INSERT INTO public.auth_permission VALUES (160, 'Can view table to be imported', 40, 'view_importdraft');
INSERT INTO public.auth_permission VALUES (161, 'Can add day off by decree', 41, 'add_dayoff');
INSERT INTO public.auth_permission VALUES (162, 'Can change day off by decree', 41, 'change_dayoff');
INSERT INTO public.auth_permission VALUES (163, 'Can delete day off by decree', 41, 'delete_dayoff');
INSERT INTO public.auth_permission VALUES (164, 'Can view day off by decree', 41, 'view_dayoff');
INSERT INTO public.auth_permission VALUES (165, 'Can add comment', 42, 'add_comment');
INSERT INTO public.auth_permission VALUES (166, 'Can change comment', 42, 'change_comment');
INSERT INTO public.auth_permission VALUES (167, 'Can delete comment', 42, 'delete_comment');
INSERT INTO public.auth_permission VALUES (168, 'Can view comment', 42, 'view_comment');
INSERT INTO public.auth_permission VALUES (169, 'Can add merge', 43, 'add_merge');
INSERT INTO public.auth_permission VALUES (170, 'Can change merge', 43, 'change_merge');
INSERT INTO public.auth_permission VALUES (171, 'Can delete merge', 43, 'delete_merge');
INSERT INTO public.auth_permission VALUES (172, 'Can view merge', 43, 'view_merge');
INSERT INTO public.auth_permission VALUES (173, 'Can add heading of a table', 44, 'add_importheading');
INSERT INTO public.auth_permission VALUES (174, 'Can change heading of a table', 44, 'change_importheading');
INSERT INTO public.auth_permission VALUES (175, 'Can delete heading of a table', 44, 'delete_importheading');
INSERT INTO public.auth_permission VALUES (176, 'Can view heading of a table', 44, 'view_importheading');
INSERT INTO public.auth_permission VALUES (177, 'Can add link', 45, 'add_link');
INSERT INTO public.auth_permission VALUES (178, 'Can change link', 45, 'change_link');
INSERT INTO public.auth_permission VALUES (179, 'Can delete link', 45, 'delete_link');
INSERT INTO public.auth_permission VALUES (180, 'Can view link', 45, 'view_link');
INSERT INTO public.auth_permission VALUES (181, 'Can add lost history', 46, 'add_losthistory');
INSERT INTO public.auth_permission VALUES (182, 'Can change lost history', 46, 'change_losthistory');
INSERT INTO public.auth_permission VALUES (183, 'Can delete lost history', 46, 'delete_losthistory');
INSERT INTO public.auth_permission VALUES (184, 'Can view lost history', 46, 'view_losthistory');
INSERT INTO public.auth_permission VALUES (185, 'Can add refusal', 47, 'add_refusal');
INSERT INTO public.auth_permission VALUES (186, 'Can change refusal', 47, 'change_refusal');
INSERT INTO public.auth_permission VALUES (187, 'Can delete refusal', 47, 'delete_refusal');
INSERT INTO public.auth_permission VALUES (188, 'Can view refusal', 47, 'view_refusal');
INSERT INTO public.auth_permission VALUES (189, 'Can add comparison', 48, 'add_comparison');
INSERT INTO public.auth_permission VALUES (190, 'Can change comparison', 48, 'change_comparison');
INSERT INTO public.auth_permission VALUES (191, 'Can delete comparison', 48, 'delete_comparison');
INSERT INTO public.auth_permission VALUES (192, 'Can view comparison', 48, 'view_comparison');
INSERT INTO public.auth_permission VALUES (193, 'Can add sample', 49, 'add_sample');
INSERT INTO public.auth_permission VALUES (194, 'Can change sample', 49, 'change_sample');
INSERT INTO public.auth_permission VALUES (195, 'Can delete sample', 49, 'delete_sample');
INSERT INTO public.auth_permission VALUES (196, 'Can view sample', 49, 'view_sample');
INSERT INTO public.auth_permission VALUES (197, 'Can add listing of a sample', 50, 'add_sampledlisting');
INSERT INTO public.auth_permission VALUES (198, 'Can change listing of a sample', 50, 'change_sampledlisting');
INSERT INTO public.auth_permission VALUES (199, 'Can delete listing of a sample', 50, 'delete_sampledlisting');
INSERT INTO public.auth_permission VALUES (200, 'Can view listing of a sample', 50, 'view_sampledlisting');
INSERT INTO public.auth_permission VALUES (201, 'Can add second call', 51, 'add_secondcall');
INSERT INTO public.auth_permission VALUES (202, 'Can change second call', 51, 'change_secondcall');
INSERT INTO public.auth_permission VALUES (203, 'Can delete second call', 51, 'delete_secondcall');
INSERT INTO public.auth_permission VALUES (204, 'Can view second call', 51, 'view_secondcall');
INSERT INTO public.auth_permission VALUES (205, 'Can add unmet need', 52, 'add_unmetneed');
INSERT INTO public.auth_permission VALUES (206, 'Can change unmet need', 52, 'change_unmetneed');
INSERT INTO public.auth_permission VALUES (207, 'Can delete unmet need', 52, 'delete_unmetneed');
INSERT INTO public.auth_permission VALUES (208, 'Can view unmet need', 52, 'view_unmetneed');
INSERT INTO public.auth_permission VALUES (209, 'Can add reading of a source', 53, 'add_sourcereading');
INSERT INTO public.auth_permission VALUES (210, 'Can change reading of a source', 53, 'change_sourcereading');
INSERT INTO public.auth_permission VALUES (211, 'Can delete reading of a source', 53, 'delete_sourcereading');
INSERT INTO public.auth_permission VALUES (212, 'Can view reading of a source', 53, 'view_sourcereading');
INSERT INTO public.auth_permission VALUES (213, 'Can add merge taken back', 54, 'add_mergeundo');
INSERT INTO public.auth_permission VALUES (214, 'Can change merge taken back', 54, 'change_mergeundo');
INSERT INTO public.auth_permission VALUES (215, 'Can delete merge taken back', 54, 'delete_mergeundo');
INSERT INTO public.auth_permission VALUES (216, 'Can view merge taken back', 54, 'view_mergeundo');
INSERT INTO public.auth_permission VALUES (217, 'Can add log entry', 55, 'add_logentry');
INSERT INTO public.auth_permission VALUES (218, 'Can change log entry', 55, 'change_logentry');
INSERT INTO public.auth_permission VALUES (219, 'Can delete log entry', 55, 'delete_logentry');
INSERT INTO public.auth_permission VALUES (220, 'Can view log entry', 55, 'view_logentry');
INSERT INTO public.auth_permission VALUES (221, 'Can add permission', 56, 'add_permission');
INSERT INTO public.auth_permission VALUES (222, 'Can change permission', 56, 'change_permission');
INSERT INTO public.auth_permission VALUES (223, 'Can delete permission', 56, 'delete_permission');
INSERT INTO public.auth_permission VALUES (224, 'Can view permission', 56, 'view_permission');
INSERT INTO public.auth_permission VALUES (225, 'Can add group', 57, 'add_group');
INSERT INTO public.auth_permission VALUES (226, 'Can change group', 57, 'change_group');
INSERT INTO public.auth_permission VALUES (227, 'Can delete group', 57, 'delete_group');
INSERT INTO public.auth_permission VALUES (228, 'Can view group', 57, 'view_group');
INSERT INTO public.auth_permission VALUES (229, 'Can add user', 58, 'add_user');
INSERT INTO public.auth_permission VALUES (230, 'Can change user', 58, 'change_user');
INSERT INTO public.auth_permission VALUES (231, 'Can delete user', 58, 'delete_user');
INSERT INTO public.auth_permission VALUES (232, 'Can view user', 58, 'view_user');
INSERT INTO public.auth_permission VALUES (233, 'Can add content type', 59, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (234, 'Can change content type', 59, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (235, 'Can delete content type', 59, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (236, 'Can view content type', 59, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (237, 'Can add session', 60, 'add_session');
INSERT INTO public.auth_permission VALUES (238, 'Can change session', 60, 'change_session');
INSERT INTO public.auth_permission VALUES (239, 'Can delete session', 60, 'delete_session');
INSERT INTO public.auth_permission VALUES (240, 'Can view session', 60, 'view_session');
INSERT INTO public.auth_permission VALUES (241, 'Can add email address', 61, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (242, 'Can change email address', 61, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (243, 'Can delete email address', 61, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (244, 'Can view email address', 61, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (245, 'Can add email confirmation', 62, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (246, 'Can change email confirmation', 62, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (247, 'Can delete email confirmation', 62, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (248, 'Can view email confirmation', 62, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (249, 'Can add authenticator', 63, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (250, 'Can change authenticator', 63, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (251, 'Can delete authenticator', 63, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (252, 'Can view authenticator', 63, 'view_authenticator');
INSERT INTO public.auth_user VALUES (1, '!UR8RRkIfQ09eZcdsqEkw1fZh4RQX2zPlxG7inyMt', NULL, false, 'sokha', '', '', '', true, true, '2026-12-01 10:19:30.508998+00');
INSERT INTO public.auth_user VALUES (2, '!A02WVe7bQYgvVCrehe06AYXP6cnAhxLMsTyLwfxc', NULL, false, 'chan', '', '', '', true, true, '2026-12-01 10:19:30.510429+00');
INSERT INTO public.auth_user VALUES (3, '!keNfWr12M99WJ6y4Y4vUCYy2jZRh5QuyIBsTUsYO', NULL, false, 'nary', '', '', '', true, true, '2026-12-01 10:19:30.510863+00');
INSERT INTO public.auth_user VALUES (4, '!QFcAq0da1e9GwzTdAQTDXh6aqZ1R9hIQhaE0yy77', NULL, false, 'dara', '', '', '', true, true, '2026-12-01 10:19:30.511203+00');
INSERT INTO public.auth_user VALUES (5, '!teq1FcLzVF6igTHmzHtxb9uXFzicKs302vSQhrHb', NULL, false, 'bopha', '', '', '', true, true, '2026-12-01 10:19:30.513085+00');
INSERT INTO public.auth_user VALUES (6, '!JkqT0iD65lmlQZkJxGUvFAOpCcz2xDMWyFs4fzRb', NULL, true, 'root', '', '', '', true, true, '2026-12-01 10:19:30.514109+00');
INSERT INTO public.auth_user VALUES (7, '!HprRM1kZSrPMtdtA4BoSWGLUBPYDnyOayXYzwx8s', NULL, false, 'writer', '', '', '', false, false, '2026-12-01 10:19:30.528279+00');
INSERT INTO public.auth_user VALUES (8, '!cpXjAOvnhdyykZGxSa2VcySzGfGKe6n8KA7Vz58a', NULL, false, 'starter-data', '', '', '', false, false, '2026-12-01 10:19:30.529423+00');
INSERT INTO public.auth_user VALUES (9, '!xyWv3vX7wId47xWPvmdZXyKSvhC0lME2rl6nYmlJ', NULL, false, 'reader', '', '', '', false, false, '2026-12-01 10:19:31.73358+00');
INSERT INTO public.auth_user_groups VALUES (1, 4, 2);
INSERT INTO public.auth_user_groups VALUES (2, 5, 2);
INSERT INTO public.auth_user_groups VALUES (3, 2, 3);
INSERT INTO public.auth_user_groups VALUES (4, 7, 2);
INSERT INTO public.auth_user_groups VALUES (5, 8, 2);
INSERT INTO public.auth_user_groups VALUES (6, 9, 2);
INSERT INTO public.directory_accountchange VALUES ('7b884678-5e79-41ed-bfa3-c23b7da8fe5d', 'verifier', 3, 6, '2026-11-25 03:00:00+00', '2026-11-28 03:00:00+00', NULL);
INSERT INTO public.directory_alert VALUES ('0f0797fe-533a-4a68-b8bd-6b3acee2e1a1', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 1, 4, '2026-11-25 03:00:00+00', '', '', '2026-11-25', 'x', 'closed', NULL, NULL);
INSERT INTO public.directory_alert VALUES ('5324d2a4-6206-4583-a4d2-b7fd2c8cc055', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 2, 5, '2026-11-25 03:00:00+00', 'ប្រយ័ត្ន', '', '2026-11-25', 'x', '', 4, '94d5544e-cb2f-465f-bedc-9c4915fab800');
INSERT INTO public.directory_alertwording VALUES ('94d5544e-cb2f-465f-bedc-9c4915fab800', '2026-11-25 03:00:00+00', 'ប្រយ័ត្ន', '', '2026-11-25', 'x', 4, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_answer VALUES ('99ea31aa-7ceb-4ecf-9b0f-d0d481db6959', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '+8550000002', false, 'accepted', '', 2, '2026-11-25 03:00:00+00');
INSERT INTO public.directory_askrule VALUES ('df2a8587-34ac-4137-80ea-6d50c1ceb69d', 'women', 'បន្ទាត់', 'បន្ទាត់', 'A line', 0, '[]', '[]', '["women"]', '["women"]', 'ហៅ', 'ហៅ', 'Call', '["06"]');
INSERT INTO public.directory_attempt VALUES ('a91b4296-33b2-451c-a4c5-d7642842e805', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 4, '2026-11-25 03:00:00+00', '+8550000002', 'no-answer', NULL);
INSERT INTO public.directory_cataloguecheck VALUES ('7b1d27c6-5cf1-4a34-a30a-67dfacd79241', 1, 1, 0, 'confirmed', false, 2, '2026-11-25 03:00:00+00', '', '{"asks": [], "lines": [], "needs": [], "shape": 3, "terms": [{"code": "legal", "order": 0, "parent": null, "name_en": "legal", "name_km": "ក្រុម legal", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "shelter", "order": 0, "parent": null, "name_en": "shelter", "name_km": "ក្រុម shelter", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "safe-house", "order": 0, "parent": "shelter", "name_en": "safe-house", "name_km": "សេវា safe-house", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "legal-aid", "order": 1, "parent": "legal", "name_en": "legal-aid", "name_km": "សេវា legal-aid", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "men", "order": 0, "parent": null, "name_en": "men", "name_km": "បុរស", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "women", "order": 0, "parent": null, "name_en": "women", "name_km": "ស្ត្រី", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}], "urgent": [], "days_off": [], "provinces": [{"code": "06", "name_en": "Kampong Thom", "name_km": "កំពង់ធំ", "latitude": "12.7", "longitude": "104.9", "iso_3166_2": "KH-6", "other_names": []}, {"code": "12", "name_en": "Phnom Penh", "name_km": "ភ្នំពេញ", "latitude": "11.6", "longitude": "104.9", "iso_3166_2": "KH-12", "other_names": []}]}', '60e167ab3506b90ce762ebc548cd7406cd5ee918132b31bd1aaf11962e2af9b6', 7, 8);
INSERT INTO public.directory_cataloguecheck VALUES ('0600f8c1-83bc-4b97-adff-72f8d870ab57', 2, 2, 1, 'confirmed', false, 2, '2026-11-25 03:00:00+00', '', '{"asks": [{"code": "women", "kinds": [], "lines": ["women"], "needs": [], "order": 0, "say_en": "Call", "say_km": "ហៅ", "served": ["women"], "name_en": "A line", "name_km": "បន្ទាត់", "provinces": ["06"]}], "lines": [{"code": "women", "entry": "river", "order": 0, "symbol": "phone", "hint_en": "", "hint_km": "", "name_en": "A line", "name_km": "បន្ទាត់"}], "needs": [{"code": "beaten", "kinds": ["legal-aid"], "order": 0, "words": ["beats her"], "served": []}], "shape": 3, "terms": [{"code": "legal", "order": 0, "parent": null, "name_en": "legal", "name_km": "ក្រុម legal", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "shelter", "order": 0, "parent": null, "name_en": "shelter", "name_km": "ក្រុម shelter", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "safe-house", "order": 0, "parent": "shelter", "name_en": "safe-house", "name_km": "សេវា safe-house", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "legal-aid", "order": 1, "parent": "legal", "name_en": "legal-aid", "name_km": "សេវា legal-aid", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "men", "order": 0, "parent": null, "name_en": "men", "name_km": "បុរស", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "women", "order": 0, "parent": null, "name_en": "women", "name_km": "ស្ត្រី", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}], "urgent": [{"code": "danger", "kinds": ["legal-aid"], "lines": [], "needs": [], "order": 0, "offers": [], "served": [], "symbol": "warn", "hint_en": "", "hint_km": "", "name_en": "A line", "name_km": "បន្ទាត់", "sources": [], "steps_en": "Call", "steps_km": "ហៅ", "title_en": "Now", "title_km": "ឥឡូវ", "approved_by": "", "otherwise_en": "", "otherwise_km": ""}], "days_off": [{"code": "2027-01-04", "source": "A decree", "name_en": "A line", "name_km": "បន្ទាត់", "is_cancelled": false}], "provinces": [{"code": "06", "name_en": "Kampong Thom", "name_km": "កំពង់ធំ", "latitude": "12.7", "longitude": "104.9", "iso_3166_2": "KH-6", "other_names": []}, {"code": "12", "name_en": "Phnom Penh", "name_km": "ភ្នំពេញ", "latitude": "11.6", "longitude": "104.9", "iso_3166_2": "KH-12", "other_names": []}]}', 'bba394554ed0b7530e625ea94f299ef42d57157ec9ee695a1de914c3e54476a3', 7, 9);
INSERT INTO public.directory_catalogueedit VALUES ('894e2ec2-0159-4084-a7eb-d405d41ebe43', 1, '2026-11-25 03:00:00+00', '{"asks": [], "lines": [], "needs": [], "shape": 3, "terms": [{"code": "legal", "order": 0, "parent": null, "name_en": "legal", "name_km": "ក្រុម legal", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "shelter", "order": 0, "parent": null, "name_en": "shelter", "name_km": "ក្រុម shelter", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "safe-house", "order": 0, "parent": "shelter", "name_en": "safe-house", "name_km": "សេវា safe-house", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "legal-aid", "order": 1, "parent": "legal", "name_en": "legal-aid", "name_km": "សេវា legal-aid", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "men", "order": 0, "parent": null, "name_en": "men", "name_km": "បុរស", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "women", "order": 0, "parent": null, "name_en": "women", "name_km": "ស្ត្រី", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}], "urgent": [], "days_off": [], "provinces": [{"code": "06", "name_en": "Kampong Thom", "name_km": "កំពង់ធំ", "latitude": "12.7", "longitude": "104.9", "iso_3166_2": "KH-6", "other_names": []}, {"code": "12", "name_en": "Phnom Penh", "name_km": "ភ្នំពេញ", "latitude": "11.6", "longitude": "104.9", "iso_3166_2": "KH-12", "other_names": []}]}', 7);
INSERT INTO public.directory_catalogueedit VALUES ('07a88823-680d-4aff-9f54-270507215711', 2, '2026-11-25 03:00:00+00', '{"asks": [{"code": "women", "kinds": [], "lines": ["women"], "needs": [], "order": 0, "say_en": "Call", "say_km": "ហៅ", "served": ["women"], "name_en": "A line", "name_km": "បន្ទាត់", "provinces": ["06"]}], "lines": [{"code": "women", "entry": "river", "order": 0, "symbol": "phone", "hint_en": "", "hint_km": "", "name_en": "A line", "name_km": "បន្ទាត់"}], "needs": [{"code": "beaten", "kinds": ["legal-aid"], "order": 0, "words": ["beats her"], "served": []}], "shape": 3, "terms": [{"code": "legal", "order": 0, "parent": null, "name_en": "legal", "name_km": "ក្រុម legal", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "shelter", "order": 0, "parent": null, "name_en": "shelter", "name_km": "ក្រុម shelter", "synonyms": [], "taxonomy": "category", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "safe-house", "order": 0, "parent": "shelter", "name_en": "safe-house", "name_km": "សេវា safe-house", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "legal-aid", "order": 1, "parent": "legal", "name_en": "legal-aid", "name_km": "សេវា legal-aid", "synonyms": [], "taxonomy": "kind", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "men", "order": 0, "parent": null, "name_en": "men", "name_km": "បុរស", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}, {"code": "women", "order": 0, "parent": null, "name_en": "women", "name_km": "ស្ត្រី", "synonyms": [], "taxonomy": "served", "description_en": "", "description_km": "", "sinks_when_overdue": false}], "urgent": [{"code": "danger", "kinds": ["legal-aid"], "lines": [], "needs": [], "order": 0, "offers": [], "served": [], "symbol": "warn", "hint_en": "", "hint_km": "", "name_en": "A line", "name_km": "បន្ទាត់", "sources": [], "steps_en": "Call", "steps_km": "ហៅ", "title_en": "Now", "title_km": "ឥឡូវ", "approved_by": "", "otherwise_en": "", "otherwise_km": ""}], "days_off": [{"code": "2027-01-04", "source": "A decree", "name_en": "A line", "name_km": "បន្ទាត់", "is_cancelled": false}], "provinces": [{"code": "06", "name_en": "Kampong Thom", "name_km": "កំពង់ធំ", "latitude": "12.7", "longitude": "104.9", "iso_3166_2": "KH-6", "other_names": []}, {"code": "12", "name_en": "Phnom Penh", "name_km": "ភ្នំពេញ", "latitude": "11.6", "longitude": "104.9", "iso_3166_2": "KH-12", "other_names": []}]}', 7);
INSERT INTO public.directory_claim VALUES ('0e985de4-23b8-41a5-aa4d-25e681c1b0ce', '2026-11-25 03:00:00+00', '2026-12-02 03:00:00+00', 4, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_comment VALUES ('291799f2-bdcd-4e52-8e10-21c765c5353f', '2026-11-25 03:00:00+00', 'x', 4, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_comparison VALUES ('d69a0bf1-fe37-406b-9ac8-284836df94ed', '2026-11-25 03:00:00+00', '{"help": "right", "places": "right", "served": "right", "phones/b205e2a7-b448-4cff-a5aa-d92cd1269b3a": "right"}', false, 5, '7f1df4d5-499d-4a48-96d9-88b5cfcecc24');
INSERT INTO public.directory_contact VALUES ('1dcb204a-4f06-41d4-9da7-70f551ecea7b', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 0, 'telegram', '@river', '', NULL, NULL, false);
INSERT INTO public.directory_dayoff VALUES ('c3ceb744-a9a9-4c9b-b540-75277a81e29d', '2027-01-04', 'បន្ទាត់', 'បន្ទាត់', 'A line', 'A decree', false);
INSERT INTO public.directory_edit VALUES ('8209337a-db80-412b-b3f1-cd075c9301b6', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 1, 1, '2026-11-25 03:00:00+00', '{"id": "94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b", "slug": "river", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "note": "", "hours": [], "order": 0, "number": "+8550000001", "is_held": false, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House river", "name_km": "អង្គការ river", "sources": [], "website": "https://river.example/", "contacts": [], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "hours": [], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [], "public_id": "dcqnag", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('b8400457-15a2-4307-82b8-10659bef503a', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 2, 1, '2026-11-25 03:00:00+00', '{"id": "94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b", "slug": "river", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "note": "", "hours": [], "order": 0, "number": "+8550000001", "is_held": false, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House river", "name_km": "អង្គការ river", "sources": [{"id": "9b0532f2-b493-408e-9db3-06188b63a48f", "url": "", "code": "S1", "date": "", "order": 0, "title": "A leaflet", "is_weak": false, "supports": "", "printed_on": "", "reveals_shelter_place": false}], "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "order": 0, "value": "@river", "is_held": false, "contact_type": "telegram", "description_en": "", "description_km": ""}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "hours": ["MO 08:00-17:00"], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "order": 0, "name_en": "", "name_km": "", "province": "2fd5a87f-1ff9-4418-a133-4745c5d8bfc2", "address_en": "", "address_km": "", "visibility": "partial", "is_residential": false}], "public_id": "dcqnag", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('81d584e8-7128-4896-bbbc-62fe0c113b69', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 3, 4, '2026-11-25 03:00:00+00', '{"id": "94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b", "slug": "river", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "note": "", "hours": [], "order": 0, "number": "+8550000002", "is_held": false, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House river", "name_km": "អង្គការ river", "sources": [{"id": "9b0532f2-b493-408e-9db3-06188b63a48f", "url": "", "code": "S1", "date": "", "order": 0, "title": "A leaflet", "is_weak": false, "supports": "", "printed_on": "", "reveals_shelter_place": false}], "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "order": 0, "value": "@river", "is_held": false, "contact_type": "telegram", "description_en": "", "description_km": ""}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "hours": ["MO 08:00-17:00"], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "order": 0, "name_en": "", "name_km": "", "province": "2fd5a87f-1ff9-4418-a133-4745c5d8bfc2", "address_en": "", "address_km": "", "visibility": "partial", "is_residential": false}], "public_id": "dcqnag", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('be375811-9150-4d6b-9163-8374f29ba0f1', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', 1, 1, '2026-11-25 03:00:00+00', '{"id": "d29628cc-ef65-46d8-9736-d553ad98ffdd", "slug": "lake", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "b205e2a7-b448-4cff-a5aa-d92cd1269b3a", "note": "", "hours": [], "order": 0, "number": "+8550000001", "is_held": false, "service": "5cbf2857-f8ce-4861-bd8e-db05e308c83d", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House lake", "name_km": "អង្គការ lake", "sources": [], "website": "", "contacts": [], "services": [{"id": "5cbf2857-f8ce-4861-bd8e-db05e308c83d", "hours": [], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [], "public_id": "tmffk4", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('33095013-2e26-42ed-9e24-19dce904205c', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', 2, 1, '2026-11-25 03:00:00+00', '{"id": "d29628cc-ef65-46d8-9736-d553ad98ffdd", "slug": "lake", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "b205e2a7-b448-4cff-a5aa-d92cd1269b3a", "note": "", "hours": [], "order": 0, "number": "+8550000001", "is_held": false, "service": "5cbf2857-f8ce-4861-bd8e-db05e308c83d", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House lake", "name_km": "អង្គការ lake", "sources": [], "website": "", "contacts": [], "services": [{"id": "5cbf2857-f8ce-4861-bd8e-db05e308c83d", "hours": [], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [], "public_id": "tmffk4", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយស្ត្រី", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('2e632815-8ed9-4234-8a6b-47ae4e20f23f', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 4, 1, '2026-11-25 03:00:00+00', '{"id": "94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b", "slug": "river", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "note": "", "hours": [], "order": 0, "number": "+8550000002", "is_held": true, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "S1", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House river", "name_km": "អង្គការ river", "sources": [{"id": "9b0532f2-b493-408e-9db3-06188b63a48f", "url": "https://river.example/leaflet", "code": "S1", "date": "", "order": 0, "title": "A leaflet", "is_weak": false, "supports": "", "printed_on": "", "reveals_shelter_place": false}], "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "order": 0, "value": "@river", "is_held": false, "contact_type": "telegram", "description_en": "", "description_km": ""}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "hours": ["MO 08:00-17:00"], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "order": 0, "name_en": "", "name_km": "", "province": "2fd5a87f-1ff9-4418-a133-4745c5d8bfc2", "address_en": "", "address_km": "", "visibility": "partial", "is_residential": false}], "public_id": "dcqnag", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('fdcfe93e-22b3-4fa9-83a8-e94ad16fb0e2', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 5, 1, '2026-11-25 03:00:00+00', '{"id": "94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b", "slug": "river", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "note": "", "hours": [], "order": 0, "number": "+8550000002", "is_held": false, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "S1", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House river", "name_km": "អង្គការ river", "sources": [{"id": "9b0532f2-b493-408e-9db3-06188b63a48f", "url": "https://river.example/leaflet", "code": "S1", "date": "", "order": 0, "title": "A leaflet", "is_weak": false, "supports": "", "printed_on": "", "reveals_shelter_place": false}], "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "order": 0, "value": "@river", "is_held": false, "contact_type": "telegram", "description_en": "", "description_km": ""}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "hours": ["MO 08:00-17:00"], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "order": 0, "name_en": "", "name_km": "", "province": "2fd5a87f-1ff9-4418-a133-4745c5d8bfc2", "address_en": "", "address_km": "", "visibility": "partial", "is_residential": false}], "public_id": "dcqnag", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('006ae698-52bf-4b46-b1b1-0a02dc92f2f1', '15df3347-93c6-4092-813e-c8dba902c388', 1, 1, '2026-11-25 03:00:00+00', '{"id": "15df3347-93c6-4092-813e-c8dba902c388", "slug": "field", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "3de60307-0f29-4557-a65a-2660bcc84a0b", "note": "", "hours": [], "order": 0, "number": "+8550000001", "is_held": false, "service": "9e930af4-8347-4648-8983-756fe9c5e77b", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House field", "name_km": "អង្គការ field", "sources": [], "website": "", "contacts": [], "services": [{"id": "9e930af4-8347-4648-8983-756fe9c5e77b", "hours": [], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [], "public_id": "9tjcx8", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_edit VALUES ('cc425802-2584-4b97-aafa-a4a6a6f30577', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', 1, 1, '2026-11-25 03:00:00+00', '{"id": "7f218dc0-b515-4fc6-83e0-c80f4a8dd42f", "slug": "forest", "notes": "", "order": 100, "shape": 1, "phones": [{"id": "0b9089b4-5907-489a-9d6c-79fdb1cb293b", "note": "", "hours": [], "order": 0, "number": "+8550000001", "is_held": false, "service": "ac22d642-3f5b-46e1-ade6-c2bd8b6a093a", "languages": "", "toll_free": null, "printed_on": "", "has_conflict": false, "source_codes": "លិខិត", "printed_in_en": "", "printed_in_km": "", "description_en": "", "description_km": "", "is_unconfirmed": false, "raw_as_printed": ""}], "acronym": "", "name_en": "House forest", "name_km": "អង្គការ forest", "sources": [], "website": "", "contacts": [], "services": [{"id": "ac22d642-3f5b-46e1-ade6-c2bd8b6a093a", "hours": [], "kinds": ["legal-aid"], "order": 0, "served": {"women": true}, "name_en": "", "name_km": "", "provinces": ["06"], "is_hotline": false, "nationwide": null, "description_en": "", "description_km": "", "free_of_charge": null, "is_residential": false, "fees_description_en": "", "fees_description_km": "", "required_documents_en": "", "required_documents_km": "", "application_process_en": "", "application_process_km": "", "eligibility_description_en": "", "eligibility_description_km": ""}], "conflicts": "", "locations": [], "public_id": "tb38va", "caution_en": "", "caution_km": "", "description_en": "", "description_km": "ជួយ", "operating_status": "", "alternate_name_en": "", "alternate_name_km": "", "organization_type": "ngo", "year_incorporated": null, "name_is_translation": false}');
INSERT INTO public.directory_importdraft VALUES ('217827f0-fff1-41b9-8933-640287a017f6', '2026-11-25 03:00:00+00', 'a.csv', '{}', 1);
INSERT INTO public.directory_importheading VALUES ('11555b32-f572-4cf3-920a-00b78422478c', 'tel', 'phones', 1);
INSERT INTO public.directory_line VALUES ('cd684471-c329-4e8a-b1b4-d7088f9d3b01', 'women', 'បន្ទាត់', 'បន្ទាត់', 'A line', 0, 'river', '', NULL, NULL, 'phone');
INSERT INTO public.directory_link VALUES ('92b7b0bb-c6fa-4ca3-afce-664067b504d5', 1, 'edit', '33095013-2e26-42ed-9e24-19dce904205c', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', '68660b3ffa6c5554aa9eeec14dd0b7a2f10a5d7f6a241b95127e3dafbcca31a8', 'f91ed999b40d191b5e3aaeb4438a47c7a2843d3378530b0c6488289ab2a36a26');
INSERT INTO public.directory_link VALUES ('48e60e8c-5456-4ea0-b9e3-9a77e5cd1745', 2, 'edit', '81d584e8-7128-4896-bbbc-62fe0c113b69', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '2e415d7561c0444fae9d9b641c59e50e3680cff5a0da6ce61419ec460a92a348', 'afccceec13b21aa2306443570c15c239e21443c5ec3d31d40c87065d9bc1d056');
INSERT INTO public.directory_link VALUES ('d8734082-e7a9-4d48-8e83-58e8a5205497', 3, 'edit', '8209337a-db80-412b-b3f1-cd075c9301b6', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 'e046daf6f938ff8d2f408773e74c032d0927fefd5e1c43b152ef3475b7e8ae4c', '528fed44c56bd780fed3c426b4ef0e748fe366ef0ed775ebfd519569ff99f63b');
INSERT INTO public.directory_link VALUES ('7dbafd27-d06e-4692-b845-d823f3a6bfe2', 4, 'edit', 'b8400457-15a2-4307-82b8-10659bef503a', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 'fba958b541af0932b632b19283e824e7d3d103b79fbfceb5e58ab75a9c0f0b81', '9428bb687ce8b745168403fec53b87dd79c5c25b109c08845d6564339fcab02d');
INSERT INTO public.directory_link VALUES ('426103bc-f3d2-4067-8a80-580e1661ac1c', 5, 'edit', 'be375811-9150-4d6b-9163-8374f29ba0f1', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', '41b78a8259299a57ace467516144affc61c2f5aa763f3c6b2a70082087bb771d', '10121e26efe77f81bd5670ceec5b301298bce86a30fd8f5db602d719626de1cb');
INSERT INTO public.directory_link VALUES ('87dbd2e5-9ad8-4dfc-a3f6-50c04af22d82', 6, 'verification', '16c5ed63-2942-4363-9f85-78dea4c23c4e', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '6469e3643b80af7d604d717afcf61a02d0e7100d6694604fafce766aa2969635', 'cb3a75ea133af8f7413e8628d9a7c7fe11e8d4f457311586779a258c5234517a');
INSERT INTO public.directory_link VALUES ('e5cc1e3e-e387-4abc-a4a5-c6aad53f4557', 7, 'verification', '567a6610-238b-44ec-86d7-752fb3dbf5e7', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 'abc33a12c9a772d02b7129e667c09add02116f3a70028709d8fe980d146b4219', 'a7517798126929e3d5f19ae9dc3df819460a8fb493d808809d32cc85411feaaf');
INSERT INTO public.directory_link VALUES ('47e6ac37-a8fe-4124-99f1-341fae9915e7', 8, 'verification', '5b51a1ad-1278-48de-b1f6-16f54e81fd29', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '2eb9c082022baf075e826a151eb7be5303d7c41d9258df745d17f96078a92d5b', '347ea594df7388c294b5f824c344b870dca76430cb07a669f8b93b7876aff4b9');
INSERT INTO public.directory_link VALUES ('194029da-3e59-4dbe-bf16-486061186aad', 9, 'verification', '8ca463c3-b735-4afc-86d9-bebdfc7d4b36', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '5feb0d76bf3b9acab32367540d4113cf1da3f0c37de50d23fa21a77e01508e4c', '68ea1068afab17671fae62062e6e4f0b77e3f5d9d9fec19d2e9777dd13ce14eb');
INSERT INTO public.directory_link VALUES ('a3751512-d111-47a6-8b4b-6443bef684ee', 10, 'verification', 'cc4b67e4-6643-4ccc-8df1-3ff9ce36d246', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', '37db3030daf6e5ce5dcc25dea568f0b0b9fb4063a2adbad4ae18e486ec8bb4c5', 'd6edb1e8fb5bffc690d2f0c00b41d06f51fa9b5a4089dfeb27546924a2e1f31c');
INSERT INTO public.directory_link VALUES ('9b71ac20-0272-4441-9e13-88c05717d303', 11, 'returnrequest', 'a71bc1b7-b146-4107-a310-d452210217a6', NULL, '0da04f13744f2400a59123a1fb82a7bf764ffbc18760f68b18efb888cdb0e6f7', 'e9c923160f1a5b1662df2ea8efa4593f120a3511382dd4b667844f466829b40a');
INSERT INTO public.directory_link VALUES ('95e4c802-8afe-400f-8079-66e5f80e0573', 12, 'attempt', 'a91b4296-33b2-451c-a4c5-d7642842e805', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '59ab4e523521c3f5902413e0ed136c91e69ac036c93389ef13b79ca7788a40c5', 'e8efe30258ea46b2c850c5b1d8476efbafdceae3d816974a0a7dd57e92c35631');
INSERT INTO public.directory_link VALUES ('7a6ec8a8-16ab-40f6-a691-38195e135e38', 13, 'vetting', 'a7aff248-9301-45b1-a414-e85df1c05413', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '726480b72a0c878a9744201942331a3abc1354b691c65c3d749ee8962df27477', '9febaf120e751b3e38b566551545ff0ea60e575a8755a981a46fc7c49731486e');
INSERT INTO public.directory_link VALUES ('d6f0011f-a511-4671-a589-4d6149bb0c42', 14, 'alert', '0f0797fe-533a-4a68-b8bd-6b3acee2e1a1', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '0aa1c70fdb5ea372b3bbba3a738c238320f98939879822c91f522f35de896733', '467ead7d0649b7747dc7cdd91c595e5cf849935e055a73503ca49b47dcb4f8ed');
INSERT INTO public.directory_link VALUES ('949946c3-a07f-4b81-b73c-b35cf1c4f343', 15, 'answer', '99ea31aa-7ceb-4ecf-9b0f-d0d481db6959', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 'b538108041256a09a44d0c7ff9ba548a4005e1fe49a95489c0f5f8aa352eb67e', 'f2b5e141c05ace5e753a4e6b25d435cf77f6a8ed29060f34ca1707fc4118c475');
INSERT INTO public.directory_link VALUES ('97e92bda-89e5-4f4c-869b-b8a63c03467a', 16, 'catalogueedit', '894e2ec2-0159-4084-a7eb-d405d41ebe43', NULL, '393d9249e741dc1906300226962286e209017b50e687594c62e97d7723326eba', '750231be7ac39f5ec00a1453839bc070f9ffd53b89eb38f1c2c6b0c8c65f60e5');
INSERT INTO public.directory_link VALUES ('3f77347c-8c5a-4529-87d9-b51b4396a80d', 17, 'cataloguecheck', '7b1d27c6-5cf1-4a34-a30a-67dfacd79241', NULL, 'a38b994a7f9bc74e5143dc1b3177f4f4fd9a5d55caa0aee177a76fd4e717778d', 'f37e0cc7ddc5dad10ca3c69d897e4fe81e08c1deb6d3a27cb412386bfdc8894c');
INSERT INTO public.directory_link VALUES ('3de17e96-6746-4906-8b21-bb57c514355e', 18, 'edit', '006ae698-52bf-4b46-b1b1-0a02dc92f2f1', '15df3347-93c6-4092-813e-c8dba902c388', '54e67d390730712c748eb1fde710914e08e9883d8099e4d37a29dcdb2fe129c4', 'a4b6e41b80955c28d512d719b4f3cbbdbbe4b3e94da27a16fbe8fb95662e384c');
INSERT INTO public.directory_link VALUES ('4a10ac29-5776-4765-b961-439c84f4bf54', 19, 'edit', '2e632815-8ed9-4234-8a6b-47ae4e20f23f', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '327df4dd9056c89ea13a22374fda4d11a8bceb63aaa4f6554005673e2466afcb', 'cb82828531752dd9b471c1d8e1aa1bae3f06df58ce8b9597260f9283233e524e');
INSERT INTO public.directory_link VALUES ('c80fd0a5-78cd-4e55-bddc-fbf61d60744a', 20, 'edit', 'cc425802-2584-4b97-aafa-a4a6a6f30577', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', '53ffa107038c837e134b7bb60e2183d4442bf5258a2eeda2bf7e50189d201dfa', '4379e9376f20d993964b719d2e99ab9be4db3bd28e4caec944db4f198be5e019');
INSERT INTO public.directory_link VALUES ('4f5c3284-3010-429d-9f55-3656ff2f528c', 21, 'edit', 'fdcfe93e-22b3-4fa9-83a8-e94ad16fb0e2', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 'eaf0265f650743d52a8d043613d1cb6b1b219172e7212cf1117f2e8ad108d823', '672599b1fbde627a134515a5f68633930490ad8fc18f53fd6e06486bf57f7206');
INSERT INTO public.directory_link VALUES ('38e116a7-dcd7-4406-9195-6dcdfc712cb3', 22, 'verification', '29baa4da-d831-42c8-aedf-063715cd868d', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '1e2a45fcc82660a4db5026353e6ead7751e948e1472089490350492db3ab6d89', '554fef4f2be0167286f35c239d019b23bef8ce711b7893ddb99b19e8ae2df386');
INSERT INTO public.directory_link VALUES ('b6c4ddd0-41ac-4adf-99f5-bb72bc349bd6', 23, 'verification', '6b88a4b4-9d17-4929-b063-af4e9ed36b0a', '15df3347-93c6-4092-813e-c8dba902c388', 'bf67f208a9245117c5bcf21afaf17e79887eec5421334629864455016697305f', 'fc55667230a4f6b5ef0cc66b6e0bb29af3dfb082f125c67a2df90e436ecb99b3');
INSERT INTO public.directory_link VALUES ('c43b81a9-d553-48de-aead-8c6b0fc6bb1a', 24, 'verification', 'deb141f7-0d8c-4ce9-b231-0bf0de76ce27', '15df3347-93c6-4092-813e-c8dba902c388', 'f61d0178866457adb847e7b5cec0c952ab1744e0c700ca92581c87f7172bdfcf', '5c8572bdea8f45c67fb06bd4ca17e14b2cbf4086250090569bdcbc15b808fe66');
INSERT INTO public.directory_link VALUES ('ad4b568a-638c-4e18-9021-98c847022bbe', 25, 'verification', 'f1e2ca9e-6128-4353-99c3-a30363bd6245', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', '129bf93487dda3ffeafd0bb0f8b8802fb5632ac87f2aeb719bea7c555e60b051', 'a526ec6ed56afe6c99946681661b4410aaccf50ef11b9a4ef60bfccec3ae5481');
INSERT INTO public.directory_link VALUES ('8ee324c2-50ac-4950-95c2-7161099e675d', 26, 'returnrequest', '8181180a-5259-4215-bd60-8cc9cd2706eb', NULL, 'e761cb70e43fef8a92365a594df39324c9b68e9406e6e6d96f2e3449ff33d510', '821243ed2643ee7536f6ab61ff10fb4d657836d81a52f637025e11ce945a3ae7');
INSERT INTO public.directory_link VALUES ('d858dedb-ddd1-45fb-8c9d-76884b38c5f5', 27, 'numbercall', '3ab2c63f-6f08-4744-9851-8e59c5652233', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '5eda06bc22b8a2b2d9d69643c77797b100a1b90355e67fdb1a4b3ac948e4bc1a', 'ff6360de0c0656e95536c89b62969ff37dc2f47718503d9b6e04f9b6fffa505a');
INSERT INTO public.directory_link VALUES ('bc313a4c-872e-4d62-a0e3-b32775e0a971', 28, 'alert', '5324d2a4-6206-4583-a4d2-b7fd2c8cc055', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '7f793d42c543fb7d7cf092d2e24b5cd984707f87044f518d8a4b566410d4449a', '53940cdab02ffc897632ed6418e2467f224b71dd5557d477523656dca2222f57');
INSERT INTO public.directory_link VALUES ('471ae35c-eab7-43a9-82d5-11314142ab20', 29, 'alertwording', '94d5544e-cb2f-465f-bedc-9c4915fab800', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '8e7c2ce53fa61755d62713ad61eb50b4c69dbc30032db01d6bf17569a8845710', '0c19919a5f59f23806ef23d785c29027a46344583d6c5c9c9baff5425e4f0e92');
INSERT INTO public.directory_link VALUES ('d5f65463-36f3-49f6-ac81-03cf575fb4d4', 30, 'twinrequest', '0e06e949-7912-44d0-8e5c-c74abd12754a', NULL, 'd21e27ca1db5e4bf9ecb2ba8e67af7f693f6086c94112eb1a16ee27f5c0fa5dd', '78d8ba21f54e67b31e95ee0bedb7214a8ca8db32f9b1c72c06a768ccd8df6d69');
INSERT INTO public.directory_link VALUES ('630e85a0-b918-40f8-9b40-37cafc714ccd', 31, 'twinpermit', '6190f8e7-2251-4709-93e0-a23b1ab95117', NULL, 'f50f9489768d6c5c9e2cb82d97f9bf29eb31d9de07a0e5cd7852a2b197902668', '258e17ac7fc1b5a0c93cd620e9bb1c4a87a4c2ac2fddfc53cf8bc7257de72135');
INSERT INTO public.directory_link VALUES ('43daf1bb-c69b-4439-a376-00c783fdbde4', 32, 'merge', 'd7233311-0ffe-4f4a-9c26-ba5cd39487b6', NULL, 'edbb64bd978957b235cffe9de1b6d946ba182e48966b2f1f1b95283e9013d162', '1a83ea020aad5be77e34c97a1421fbd6d4396e650de415a4d9aa9f4b8d1838e7');
INSERT INTO public.directory_link VALUES ('4f4b28a4-a29b-47e6-ae8f-a9fb33f58b48', 33, 'mergeundo', 'ea556e17-b480-42dc-b7b6-53155d7ea847', NULL, 'a54cc2206287e0cea1123ee5f094a9d8516452d653ca8358aa3d0e6d36c32ffd', '68ad1b949b4434dc00bd87f822b57a8ba5a1496a73018e059894cc04e59211b3');
INSERT INTO public.directory_link VALUES ('192e7891-dcbe-4dc7-a140-6ebb0d7d96a7', 34, 'comment', '291799f2-bdcd-4e52-8e10-21c765c5353f', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '489fca445799dee5938785c544064dc5cfd40b03cfdaf9a887858b45f17d6797', '33e03eb4eac35388abac5f133212b9ddb5b3d31a286b9a1e8bf2c71d01785cdd');
INSERT INTO public.directory_link VALUES ('5472c396-7b17-4a8a-9509-c5b811dc931f', 35, 'catalogueedit', '07a88823-680d-4aff-9f54-270507215711', NULL, 'dd95c9a4caf9461491dd18153ff64758d8a69a6034203ae76a59f4d3bae7f45e', 'b9a626b44d29334aeda20270d79dc28fdc053cabb009281bdadfaa2f17976d39');
INSERT INTO public.directory_link VALUES ('33f7a140-cf82-4615-9782-c1b046037d9e', 36, 'cataloguecheck', '0600f8c1-83bc-4b97-adff-72f8d870ab57', NULL, '7a421cc008f09861c26c99a2852179ff2747cacac25c45c7a7475f452da01723', 'c2aded04be4c03e067bb8fac934fa4e58846bdc802cefb970fe4cac214056899');
INSERT INTO public.directory_location VALUES ('120f756e-b1d3-49f2-b49d-3741b7c71ebc', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 0, '', NULL, NULL, '2fd5a87f-1ff9-4418-a133-4745c5d8bfc2', '', NULL, NULL, 'partial', false);
INSERT INTO public.directory_losthistory VALUES ('80ab80ff-da35-424e-bb28-14195f57148e', 1, 'x', '2026-11-25 03:00:00+00');
INSERT INTO public.directory_lostwithdrawal VALUES ('332d486d-cd07-46e7-8713-1b2d7035d4b9', 'x', 1, '2026-11-25 03:00:00+00');
INSERT INTO public.directory_merge VALUES ('d7233311-0ffe-4f4a-9c26-ba5cd39487b6', '2026-11-25 03:00:00+00', '{"number 08550000001": "+8550000001"}', '[]', 4, '15df3347-93c6-4092-813e-c8dba902c388', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f');
INSERT INTO public.directory_mergeundo VALUES ('ea556e17-b480-42dc-b7b6-53155d7ea847', '2026-11-25 03:00:00+00', 'x', '[]', 4, 'd7233311-0ffe-4f4a-9c26-ba5cd39487b6');
INSERT INTO public.directory_need VALUES ('5cbcad22-100c-4d01-ad16-7a1d7ddbfe93', 'beaten', 0, '["legal-aid"]', '[]', '["beats her"]');
INSERT INTO public.directory_numbercall VALUES ('3ab2c63f-6f08-4744-9851-8e59c5652233', '2026-11-25 03:00:00+00', '+8550000002', 'no-answer', NULL, '', '', '', 4, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_organization VALUES ('d29628cc-ef65-46d8-9736-d553ad98ffdd', 'lake', 'tmffk4', 100, 'អង្គការ lake', 'អង្គការ lake', 'House lake', false, '', '', NULL, NULL, 'ជួយ', 'ជួយស្ត្រី', NULL, 'ngo', '', '', '', '', 2, NULL, '', NULL, NULL);
INSERT INTO public.directory_organization VALUES ('94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 'river', 'dcqnag', 100, 'អង្គការ river', 'អង្គការ river', 'House river', false, '', '', NULL, NULL, 'ជួយ', 'ជួយ', NULL, 'ngo', 'https://river.example/', '', '', '', 5, NULL, '', NULL, NULL);
INSERT INTO public.directory_organization VALUES ('7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', 'forest', 'tb38va', 100, 'អង្គការ forest', 'អង្គការ forest', 'House forest', false, '', '', '', '', 'ជួយ', 'ជួយ', '', 'ngo', '', '', '', '', 1, NULL, '', '', '');
INSERT INTO public.directory_organization VALUES ('15df3347-93c6-4092-813e-c8dba902c388', 'field', '9tjcx8', 100, 'អង្គការ field', 'អង្គការ field', 'House field', false, '', '', '', '', 'ជួយ', 'ជួយ', '', 'ngo', '', '', '', '', 1, NULL, '', '', '');
INSERT INTO public.directory_partneranswer VALUES ('3f1b7128-7cee-4662-aedc-6c8ccd827d0b', 'ab01b521-42c8-49df-8b55-4ac98a12f639', '2026-11-25 03:00:00+00', '{"name": "ទន្លេ", "shape": 1}', NULL, NULL);
INSERT INTO public.directory_partnerlink VALUES ('ab01b521-42c8-49df-8b55-4ac98a12f639', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '5b51a1ad-1278-48de-b1f6-16f54e81fd29', '97296d35fca61255a5ea0c9c42cda4b6a8c3f0607c37265379ba16df24054263', 4, '2026-11-25 03:00:00+00', '2026-12-02 03:00:00+00', NULL, NULL);
INSERT INTO public.directory_partnerlink VALUES ('17cf09db-e71c-4917-a36e-9f359ff52db9', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', '5b51a1ad-1278-48de-b1f6-16f54e81fd29', '1fdfe9f05b65417760dfa97adfb1d752046c03cacbf82114ad10cbca404bbb1a', 4, '2026-11-25 03:00:00+00', '2026-12-02 03:00:00+00', '2026-11-25 03:00:00+00', 4);
INSERT INTO public.directory_phone VALUES ('b205e2a7-b448-4cff-a5aa-d92cd1269b3a', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', 0, '5cbf2857-f8ce-4861-bd8e-db05e308c83d', '+8550000001', '', NULL, NULL, NULL, '', false, '', 'លិខិត', '', '', false, false, '', NULL, NULL);
INSERT INTO public.directory_phone VALUES ('ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 0, 'f0d40655-7dc3-4863-8571-f27ee3022cb3', '+8550000002', '', NULL, NULL, NULL, '', false, '', 'S1', '', '', false, false, '', NULL, NULL);
INSERT INTO public.directory_phone VALUES ('0b9089b4-5907-489a-9d6c-79fdb1cb293b', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', 0, 'ac22d642-3f5b-46e1-ade6-c2bd8b6a093a', '+8550000001', '', '', '', NULL, '', false, '', 'លិខិត', '', '', false, false, '', '', '');
INSERT INTO public.directory_phone VALUES ('3de60307-0f29-4557-a65a-2660bcc84a0b', '15df3347-93c6-4092-813e-c8dba902c388', 0, '9e930af4-8347-4648-8983-756fe9c5e77b', '+8550000001', '', '', '', NULL, '', false, '', 'លិខិត', '', '', false, false, '', '', '');
INSERT INTO public.directory_province VALUES ('2fd5a87f-1ff9-4418-a133-4745c5d8bfc2', '06', 'KH-6', 'កំពង់ធំ', 'កំពង់ធំ', 'Kampong Thom', '[]', 12.7, 104.9);
INSERT INTO public.directory_province VALUES ('8c3d5535-13eb-4cf5-aee1-d9202486dbc3', '12', 'KH-12', 'ភ្នំពេញ', 'ភ្នំពេញ', 'Phnom Penh', '[]', 11.6, 104.9);
INSERT INTO public.directory_publicationdue VALUES ('0115561a-c053-4df6-8b58-ce462629f35b', '2026-11-25 03:00:00+00', false, NULL, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_refusal VALUES ('5a0c1645-80c1-4d19-8efc-143dd37ab967', 'x', '2026-11-25 03:00:00+00', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_report VALUES ('fa34da77-6f20-43de-bac9-661ab2dddafc', 'river', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 1, 'wrong-number', '+8550000002', true, 'x', false, '2026-11-25 03:00:00+00', '2026-11-25 03:00:00+00', '99ea31aa-7ceb-4ecf-9b0f-d0d481db6959', '');
INSERT INTO public.directory_report VALUES ('08efe3f9-776e-47bf-94f6-3c4d12132d3a', 'river', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 1, 'works', '+8550000002', true, '', false, '2026-11-25 03:00:00+00', '2026-11-25 03:00:00+00', NULL, '');
INSERT INTO public.directory_returnrequest VALUES ('a71bc1b7-b146-4107-a310-d452210217a6', '16c5ed63-2942-4363-9f85-78dea4c23c4e', 4, '2026-11-25 03:00:00+00', 'x');
INSERT INTO public.directory_returnrequest VALUES ('8181180a-5259-4215-bd60-8cc9cd2706eb', '6b88a4b4-9d17-4929-b063-af4e9ed36b0a', 4, '2026-11-25 03:00:00+00', 'x');
INSERT INTO public.directory_sample VALUES ('9d185f52-b2e6-4a51-bcdf-4022da61449e', '2026-Q4', '949dd359a42b2ac2a6ff5de6879b119b', '["dcqnag", "tb38va", "tmffk4"]', '2026-11-25 03:00:00+00', 4);
INSERT INTO public.directory_sampledlisting VALUES ('9ba5aa18-1768-43ba-b082-866c9449c061', 1, '9d185f52-b2e6-4a51-bcdf-4022da61449e', 'cc4b67e4-6643-4ccc-8df1-3ff9ce36d246');
INSERT INTO public.directory_sampledlisting VALUES ('ceddd95f-e922-45f3-aedc-e19d510acacb', 2, '9d185f52-b2e6-4a51-bcdf-4022da61449e', 'f1e2ca9e-6128-4353-99c3-a30363bd6245');
INSERT INTO public.directory_sampledlisting VALUES ('75349203-3690-46d2-9db1-f2336735479e', 3, '9d185f52-b2e6-4a51-bcdf-4022da61449e', '29baa4da-d831-42c8-aedf-063715cd868d');
INSERT INTO public.directory_schedule VALUES ('47c3c341-e92b-4339-9c68-a3f33a8f8445', 'f0d40655-7dc3-4863-8571-f27ee3022cb3', NULL, 'MO', '08:00:00', '17:00:00');
INSERT INTO public.directory_secondcall VALUES ('7f1df4d5-499d-4a48-96d9-88b5cfcecc24', '2026-11-25 03:00:00+00', '{"help": "theirs", "places": "theirs", "served": "theirs", "phones/b205e2a7-b448-4cff-a5aa-d92cd1269b3a": "theirs"}', false, 5, '9ba5aa18-1768-43ba-b082-866c9449c061');
INSERT INTO public.directory_sentform VALUES ('31adf82f-432e-411e-b360-f8aa263e9949', '2026-11-25 03:00:00+00', 'x', 5, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_servedgroup VALUES (1, 'f0d40655-7dc3-4863-8571-f27ee3022cb3', 'e516e4cc-40c1-483e-ab5d-dcf6108f34e2', true);
INSERT INTO public.directory_servedgroup VALUES (2, '5cbf2857-f8ce-4861-bd8e-db05e308c83d', 'e516e4cc-40c1-483e-ab5d-dcf6108f34e2', true);
INSERT INTO public.directory_servedgroup VALUES (6, 'ac22d642-3f5b-46e1-ade6-c2bd8b6a093a', 'e516e4cc-40c1-483e-ab5d-dcf6108f34e2', true);
INSERT INTO public.directory_servedgroup VALUES (7, '9e930af4-8347-4648-8983-756fe9c5e77b', 'e516e4cc-40c1-483e-ab5d-dcf6108f34e2', true);
INSERT INTO public.directory_service VALUES ('f0d40655-7dc3-4863-8571-f27ee3022cb3', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 0, '', NULL, NULL, '', NULL, NULL, NULL, false, false, NULL, '', NULL, NULL, '', NULL, NULL, '', NULL, NULL, '', NULL, NULL);
INSERT INTO public.directory_service VALUES ('5cbf2857-f8ce-4861-bd8e-db05e308c83d', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', 0, '', NULL, NULL, '', NULL, NULL, NULL, false, false, NULL, '', NULL, NULL, '', NULL, NULL, '', NULL, NULL, '', NULL, NULL);
INSERT INTO public.directory_service VALUES ('ac22d642-3f5b-46e1-ade6-c2bd8b6a093a', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', 0, '', '', '', '', '', '', NULL, false, false, NULL, '', '', '', '', '', '', '', '', '', '', '', '');
INSERT INTO public.directory_service VALUES ('9e930af4-8347-4648-8983-756fe9c5e77b', '15df3347-93c6-4092-813e-c8dba902c388', 0, '', '', '', '', '', '', NULL, false, false, NULL, '', '', '', '', '', '', '', '', '', '', '', '');
INSERT INTO public.directory_service_kinds VALUES (1, 'f0d40655-7dc3-4863-8571-f27ee3022cb3', 'a67ea61c-a621-4d9d-a7f4-2df6871fea77');
INSERT INTO public.directory_service_kinds VALUES (2, '5cbf2857-f8ce-4861-bd8e-db05e308c83d', 'a67ea61c-a621-4d9d-a7f4-2df6871fea77');
INSERT INTO public.directory_service_kinds VALUES (6, 'ac22d642-3f5b-46e1-ade6-c2bd8b6a093a', 'a67ea61c-a621-4d9d-a7f4-2df6871fea77');
INSERT INTO public.directory_service_kinds VALUES (7, '9e930af4-8347-4648-8983-756fe9c5e77b', 'a67ea61c-a621-4d9d-a7f4-2df6871fea77');
INSERT INTO public.directory_service_provinces VALUES (1, 'f0d40655-7dc3-4863-8571-f27ee3022cb3', '2fd5a87f-1ff9-4418-a133-4745c5d8bfc2');
INSERT INTO public.directory_service_provinces VALUES (2, '5cbf2857-f8ce-4861-bd8e-db05e308c83d', '2fd5a87f-1ff9-4418-a133-4745c5d8bfc2');
INSERT INTO public.directory_service_provinces VALUES (6, 'ac22d642-3f5b-46e1-ade6-c2bd8b6a093a', '2fd5a87f-1ff9-4418-a133-4745c5d8bfc2');
INSERT INTO public.directory_service_provinces VALUES (7, '9e930af4-8347-4648-8983-756fe9c5e77b', '2fd5a87f-1ff9-4418-a133-4745c5d8bfc2');
INSERT INTO public.directory_sheetdraft VALUES ('4054f984-70ea-4814-977d-2b53a5b8cbe9', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 4, '2026-11-25 03:00:00+00', '{"note": "x"}');
INSERT INTO public.directory_snapshot VALUES ('6e999fda-db05-47de-9257-48a1e4934f45', 1795575600, '2026-11-25 03:00:00+00', '{"seq": 1795575600, "count": 2, "files": {"home": {"path": "/data/52eb9538c974426d23d4f03b813cdb0f.json", "bytes": 1605, "sha256": "52eb9538c974426d23d4f03b813cdb0f28c607412df14a93b28bd9638f12b212"}, "guides": {"path": "/data/0c19dc4a4b826afaab5b8658dbf1b190.json", "bytes": 25470, "sha256": "0c19dc4a4b826afaab5b8658dbf1b190564bb3e56aa93b4382f692475ecfc572"}, "listings": {"path": "/data/d0feef4706d57e9e5577bd7f879c1f42.json", "bytes": 771, "sha256": "d0feef4706d57e9e5577bd7f879c1f420df1da9276ebb05e0f38f7be264f0bfc"}, "catalogue": {"path": "/data/39d070c34c1f1803e6431eb015d81645.json", "bytes": 1965, "sha256": "39d070c34c1f1803e6431eb015d81645d3df9be7cac43102e923039f38ca534d"}, "shapes.en": {"path": "/data/b162e1d5223af21bf251c15e9c8167a1.json", "bytes": 3509, "sha256": "b162e1d5223af21bf251c15e9c8167a146753edfd24e3c94f45c33f23f8e9bae"}, "shapes.km": {"path": "/data/0462c5304efa3df533bea019c5a1512b.json", "bytes": 4326, "sha256": "0462c5304efa3df533bea019c5a1512b84e35a63e12e4085a5b2f0365007fb5c"}, "details.en": {"path": "/data/040241c0cb924de5e1c2ad0e7a759aa4.json", "bytes": 1704, "sha256": "040241c0cb924de5e1c2ad0e7a759aa4a190bbab21547fd4fc1629ebc9e18eb6"}, "details.km": {"path": "/data/1ceaadf5fb5055aeb60d29568104e1c3.json", "bytes": 3003, "sha256": "1ceaadf5fb5055aeb60d29568104e1c331f8352dafd4126cf4ec6add4b0bcf3b"}, "vocabulary": {"path": "/data/0f91bdb952b8ea215b7b50823059bfa3.json", "bytes": 75635, "sha256": "0f91bdb952b8ea215b7b50823059bfa309835206ea097554eb903fcfc5c1c2c2"}, "descriptions": {"path": "/data/e530e77afee9640feeb545586036a613.json", "bytes": 33, "sha256": "e530e77afee9640feeb545586036a6130692da6fefd5218a5e78f1efc6432257"}}, "shape": 4, "history": "f37e0cc7ddc5dad10ca3c69d897e4fe81e08c1deb6d3a27cb412386bfdc8894c", "documents": "0c8abba0a57b27f000906d878dac9708.json", "signature": "4x1tqHe8ysQk018Y7qnqD15xUXqPooU3AjiYn8fTYUeoJvX6/8DR75NzUmwRtPJF6K8kKMZPh3dPRMcHwHgljQ==", "withdrawn": [], "expires_at": "2026-12-25T03:00:00+00:00", "changes_from": 1795575600, "published_at": "2026-11-25T03:00:00+00:00", "last_human_act_on": "2026-11-25"}', 'fd5cc9f7722db395ff528123b7a8e3dc0e645bf1fd2be08d259a624aff725f98');
INSERT INTO public.directory_snapshot VALUES ('9781481e-b658-4e39-acbb-8f83f53ed38e', 1795575601, '2026-11-25 03:00:00+00', '{"seq": 1795575601, "count": 2, "files": {"home": {"path": "/data/52eb9538c974426d23d4f03b813cdb0f.json", "bytes": 1605, "sha256": "52eb9538c974426d23d4f03b813cdb0f28c607412df14a93b28bd9638f12b212"}, "guides": {"path": "/data/0c19dc4a4b826afaab5b8658dbf1b190.json", "bytes": 25470, "sha256": "0c19dc4a4b826afaab5b8658dbf1b190564bb3e56aa93b4382f692475ecfc572"}, "listings": {"path": "/data/d0feef4706d57e9e5577bd7f879c1f42.json", "bytes": 771, "sha256": "d0feef4706d57e9e5577bd7f879c1f420df1da9276ebb05e0f38f7be264f0bfc"}, "catalogue": {"path": "/data/39d070c34c1f1803e6431eb015d81645.json", "bytes": 1965, "sha256": "39d070c34c1f1803e6431eb015d81645d3df9be7cac43102e923039f38ca534d"}, "shapes.en": {"path": "/data/b162e1d5223af21bf251c15e9c8167a1.json", "bytes": 3509, "sha256": "b162e1d5223af21bf251c15e9c8167a146753edfd24e3c94f45c33f23f8e9bae"}, "shapes.km": {"path": "/data/0462c5304efa3df533bea019c5a1512b.json", "bytes": 4326, "sha256": "0462c5304efa3df533bea019c5a1512b84e35a63e12e4085a5b2f0365007fb5c"}, "details.en": {"path": "/data/040241c0cb924de5e1c2ad0e7a759aa4.json", "bytes": 1704, "sha256": "040241c0cb924de5e1c2ad0e7a759aa4a190bbab21547fd4fc1629ebc9e18eb6"}, "details.km": {"path": "/data/1ceaadf5fb5055aeb60d29568104e1c3.json", "bytes": 3003, "sha256": "1ceaadf5fb5055aeb60d29568104e1c331f8352dafd4126cf4ec6add4b0bcf3b"}, "vocabulary": {"path": "/data/0f91bdb952b8ea215b7b50823059bfa3.json", "bytes": 75635, "sha256": "0f91bdb952b8ea215b7b50823059bfa309835206ea097554eb903fcfc5c1c2c2"}, "descriptions": {"path": "/data/e530e77afee9640feeb545586036a613.json", "bytes": 33, "sha256": "e530e77afee9640feeb545586036a6130692da6fefd5218a5e78f1efc6432257"}}, "shape": 4, "history": "f37e0cc7ddc5dad10ca3c69d897e4fe81e08c1deb6d3a27cb412386bfdc8894c", "documents": "0c8abba0a57b27f000906d878dac9708.json", "signature": "xnh35W5JFJv3fwp4jzhsvi2TykYR5TpMi5/aWdvYKGTpYEz714OhbHANXKgPDV3HJc0xINUnT+Ewxh2aFV7o9A==", "withdrawn": ["9tjcx8"], "expires_at": "2026-12-25T03:00:00+00:00", "changes_from": 1795575600, "published_at": "2026-11-25T03:00:00+00:00", "last_human_act_on": "2026-11-25"}', '');
INSERT INTO public.directory_snapshot VALUES ('e1bbe171-23ef-4eb6-97bb-c9282ba03929', 1795575602, '2026-11-25 03:00:00+00', '{"seq": 1795575602, "count": 3, "files": {"home": {"path": "/data/a0b6889a23982b3089a0d871c5d76bb1.json", "bytes": 2003, "sha256": "a0b6889a23982b3089a0d871c5d76bb19337081e9677c1b79c0d408cdc8e5071"}, "guides": {"path": "/data/f8d95f27e8a64017869c51e0cd81fd34.json", "bytes": 25779, "sha256": "f8d95f27e8a64017869c51e0cd81fd341263c9f6043c986c764b7d5daa69b5a5"}, "listings": {"path": "/data/50d319a1494231aa7b98de695cdccc76.json", "bytes": 1006, "sha256": "50d319a1494231aa7b98de695cdccc76d447302c8faa5d0373867c0722cf43be"}, "catalogue": {"path": "/data/60acbe5ea0c2ff577b9aa2cd0a66057d.json", "bytes": 2530, "sha256": "60acbe5ea0c2ff577b9aa2cd0a66057d1ad7622f9af5dcdaf8d9e1bc4dcc32f9"}, "shapes.en": {"path": "/data/e952868933bb223f1963335465adcaf4.json", "bytes": 4407, "sha256": "e952868933bb223f1963335465adcaf445573733ff4295f05d6a80ae42f4042c"}, "shapes.km": {"path": "/data/d553fc0d9d7271d65e04bc04f47cd24a.json", "bytes": 5442, "sha256": "d553fc0d9d7271d65e04bc04f47cd24ab6b97328730758ab0b406a704c97bc19"}, "details.en": {"path": "/data/a4e4baff7aae081429ea6fafa21f85fd.json", "bytes": 2403, "sha256": "a4e4baff7aae081429ea6fafa21f85fda8ddf89e105893902291c3da5d17c276"}, "details.km": {"path": "/data/8915cca68d47064b775b6efc36e76809.json", "bytes": 4315, "sha256": "8915cca68d47064b775b6efc36e768097a3d6cc75a3c04f5bc279bc311f5cba9"}, "vocabulary": {"path": "/data/505943fa7215936d999d9f2b17f0b9b8.json", "bytes": 75709, "sha256": "505943fa7215936d999d9f2b17f0b9b88d23d5fc2c612bf7f22e904a795faf62"}, "descriptions": {"path": "/data/43169fb6fb236e60a43e01d93f2e0399.json", "bytes": 48, "sha256": "43169fb6fb236e60a43e01d93f2e0399b9b3354350ecdb851efa615e3d91270d"}}, "shape": 4, "history": "c2aded04be4c03e067bb8fac934fa4e58846bdc802cefb970fe4cac214056899", "documents": "30d9f988f9b6b2bd56501f1d4f5a6b7d.json", "signature": "CU/xpIWRnozk92mfAqkONhBlDNVoCC9X/kRLFp23+AkfJWfgpsqSFQjnomPJEpRSYMvN9blmgN+jHZh391KkmA==", "withdrawn": ["9tjcx8"], "expires_at": "2026-12-25T03:00:00+00:00", "changes_from": 1795575600, "published_at": "2026-11-25T03:00:00+00:00", "last_human_act_on": "2026-11-25"}', '259eb734cb4432c788a7e248e876985ed49584fabe43c5e5cd16aa7dc4cc1989');
INSERT INTO public.directory_snapshotfile VALUES ('06fb5b4e-d0c0-466e-bff5-e2945f86fcc5', 'a0b6889a23982b3089a0d871c5d76bb1.json', '\x1bd20700ac0e6c67dc8805c1933487e04fb15e86ef8118342fe4fa18c0bba12e83a373fa1ab5f4f6cbf8aaa9300756c0455ae9f4b548d053b844820ab76c39e490772885d2dde9dba1d42a34aa942a0c9aa0b1088db4d54a54c0733e512807ef0db1d00dc00f05dcbfc34f52b521f70fd5b4dc61436c43e16b2e6e4b33ab3e517c00515d4f44cba5a59208e98385a8c31d36183524055c7c8e8408e866eafed448174b0091fdccdafc50222336d7596892eef0253775b9761daca9832cdc7c1ffae4b475fe9f73f7c2092c3e5f3df1239f857099f427989a39747786cfad7f8ebb4c2fddbef89fe7a069f21edbb1267a32b69f25e92583652e84ee37c84964b9224dba68e94e975dc2480b07092f7f935f93db92aa67c5b34680d35e49b74c9ce81c05275dcfce79e600b418d9596e8c703a2cd47923767c3d6cb8cb5c1c734dbb5ab5ad3fc63bcbaaff37ef566b544a43d7bfd8815b67aa03b1dc942878ccce56a616edac4c666c07c61666d0e347ebe159b010e17bae0bd7c043035a30e1d9a1c3bbf9a266156d1e72c948fdfbe985be81ff54c283e5eae3bface8fc90d2ea4425d3ff3a0d0c555a0cf3c2e4ea5f71e11c5dbd46c9cb6f474fcb37d66282fd95d19586d0ecfa079a30c2beca8c287dba98c138422246b6e118394c2a433d61a17a41037dc8d0f2d0400861b491f9f3b9bfd27055174d6201', 11);
INSERT INTO public.directory_snapshotfile VALUES ('b71576d9-c811-46ec-b750-ae6ba84aff1b', '60acbe5ea0c2ff577b9aa2cd0a66057d.json', '\x1be109002c0aec3662e1da603ccc546b308b884748d20951aee9dfa8ccfa12c93a42077c8f54164ec4da39cceb93940cf284a4fb28c32a45ebb074f575e624e5a7971e50121627deb86f96be3a857efc65ea5cc5702ca43b968d954ab87f6e6eae378b45e8dedf6b78988601294da8a31d4553c8a4435ccd9542a8dfeb5fbe5c332fc3de30c6e0997bdcfa4238069046844b462f3f4683b4b046d7781a4dd1e4ae4703b007f045420e7709304c0e5b6ac10baefdc97fdecc163f97b4372aa34714c8277ed5cdbf8ab538efb726a935a98791ae444cf36e81053e9e044237f09d77d1bc0373be0b640d9c6802dfce96dc244e587172b1dea5ddcf4258973bd02baa56625356716783f6c6c3c3c32365880e0b59a32db268c976eb222a4126943c3c5287297eb3d652bc9e8bc43c01d3c56de54ac0c6f041428a46eb28aaac82070b0f4626d176dc8c04aa1542972f42b957e5ea3ca0cb5c514470bfe098c744f9311b054cca2d17f62d16b55e22d6f239ce04b790d8b74fae543896fca4e87b07af27325b3ae6885af5197209ddb4218161d428d319f3c58764a9144cc817f991a3d9f43588a3d052b91d05d6539d6e899dedb1ccdce4526227add510af7ca2113dfd5d43276f033efb43e6892f7914027300e8daccaf1db8feb5861ef454892b49b4384fd1551b8eed300a542ca1dd9557af132b5b621941b9677d8ec033ad386ccd01d45d6053b7b6f9226b3c2f391610206835a468619b39c9331f654b4a6ac1fb8f2e08bd12cdb8adfe2d3e89931cc710addbd1538b00b4b67f2b7249d8cea6c2f272fafcb1ae1cc3c054e8f3a36c0d55e8406b29278c14cb07ef754f014632627aafae22a5e4708cf79545f41c686f4f8d3f19a4e7d47fa0ad84fa69ceab7cce47fd3f1ad9eef4802fce030cfeeefdd57787c29232a4cb84b7dc7f96624cc47cfa640156b1323265d06715333abc2f24b38b89495a0d', 11);
INSERT INTO public.directory_snapshotfile VALUES ('e3c2dd0b-d59c-4565-b279-6b0a8ba5dfaf', '505943fa7215936d999d9f2b17f0b9b8.json', '\x5bbc27310a818d03847f8c378822d838f02c63f0e059483b5a2d7911eae5b871758e70d592a955af336f9ce03ef1a67eb5d71a1d24081de92b9607bf85e1a17d0eb87359f168ec7cb4f57d2cfee36ee12718541418d881d1778496165538af60784027bfbfa6f455adf3fbb40506b2eb004f07307b1ef4fa4aab6a299a2bae2c07f284ad0d19c9ac91be9a8ea8aad5d0bb2dc4a28b3d04c491e4fec97011906b2dfb3f9caf2d81107c5322d2c116a86a87b7ad7f43321a3f944ea9a26e59db380a1c2f94e6bbd966e9ebd2a98343d200dbebd8d7f475c6c8634969526a630104bddd7d07caff93e8ce4d27271d75142ab30430fb5fd6a79f6e010f4dccb26de648325ce2cb1ac9b0644a960c532fefbd79e277d5cb0ce2f50382bd2182dd0d4410047f84d8c45fb63c79b31a5505ce1f34a905989dd4b62f9ebfeda63c5bdb50f348c19f697f5b045e0c2184bc721dd6f7e54a3267aa9646131acdbc63ff713ff659bdce74be3393ec9d2220026251503f771fc3acbe7ddecede5d8da249101010d3ee95b73f7f6ef73fd97cbbed31f3717e467bbffd3c443af72d852a29994b1463473410ab4486ee6310466dad12531cada6e22c77016a346d1297118c103521394ddd78decac14ac6fe65f8ca6e454d53ab43cbca1cb78dcf0a04ac0bbee065550d558b3a7fc5f1801922a558452e26e4a35cb278a67102b09d6467c29a10b7a8fa760b0280accda0c962ef77dcf44a50d927a92b34b6031230d4fc565268d6b62f1fca58533e20299bb1e64eeb8406693d9244578f3a0488d3390f41d38eb45b42535764c7a239b6a9b9a0993147fd11ac0d67d85bab4ed8702e3da11e89964a97cd22bd05de1c96ac41b6599cba1a6fbd7cb977cd9194f5c6b8279344a788675cd002d4b68b59847b5c66c9ba24c9c106f4f1d5786b97509873d46dd8c148494d39a6ca78f4140c45ffd6d665822c4b620dd6ce28f56642df1d69c8c7d655a66d5fc33b8522f83bcd7ca8e69735dc7cfc935379df4f2a17e3b4fe35ab5695d7f1ab8728c4c617aaba4ad690d80f919729991289ff08fa5e9245813edd247b65c9db8ed7f95b42606bc17344ab769d764a0b6dc8cba8c576c58a1d635bc2a21a4d3f199fe3005eec94394c48a4dab2e8cca27721f952543d1e496af4e45078acb8092eeba3becf098daff62a88f869f6c31a9fe952142f822177d9544abe8981a3211d2fd72ace9b920ae8d6ce5258cab07d52ddb6b3ebde036a4431368072dcfaa80aedd231c52eca2ba4b9ef1db2ef51515d6cbedb4e6e627324659661aa6235ecd65ecad69d14d37e84e82a07d247a50f66c3f63fcefad61bfefaa6126328b77326dc076023a705478a838320073646c2cf72c5f012ff5013c9e7c7d84688d9ae4b4ab315b62ff916e422f65891699e0cc6b13c8e3f2314bc8c1bf2b7a2cd9ee7e141ff792d5c21ea3c1fd5e128f8d737f4cee13f76fd93846e9b984dd6badbea883d4745b34a320cb652941e0efc1ced8c919ab8cfe1ab577ddc2fa881fcc25f76c7d10adfde6aca98b4a3ed81bfdb7946a05b8b6297cea4696392800492887fd7e24f3a0cfce105d4f3f174c40e38ef41b7ae3e42dec19fd3a2f3c374f410b1f7e826d2dff313f7ed6df861fbec9e0329f27e9e926687b7f98734eaf713aa9ed965e522a08596846ed9470a124fb217d91d6719802cc7346750407dceda44fa4994de9fafa5cd9031385000b3df5076f71d967d5334dfe4ee395399caa4abbc5ccef0746be4a4ebc836e37d0d384c05a3e5809ad98b7ec523bb8c9afc188f57e35e6ce45acb8eeb416a15d55771f77f61b9b574369f55bc11c540816e6ec5bea05aa990743ef33b1171a4def276a793e233165a57664d499d9bb4aa938994d875bedc844e45fef0081a6834bba3ab0c1f3675c38e1e539340539a39767f1c993851a43285c9465fa32b697dc54a4e10bb882286d426a32ef79fb9b29bdd8a6cf35caa649d79f2c9243013e559266b32ed11804f8db1d5844d0c7fe7b5b3e31fbb63ebc8a2f305d3d6545b1ddb140087061e9b13bb95dcfc9cd29a34ae0e2b074df8786f86e498f3d1de49b943911568f1c24ab8626580f3668e3732e527ab74ec114335d7b965574a4757c1093b1d2fe6ead244dd84cfd9ede0920d470a314419483e8399865c9e3eaab9d5af28ccf9dd8da18b828961a5015aa564eb23e49626eb8794757f9a3c4c2a795b3ea0a62472c25c480ea7b064872e4e5bb503c2a0753e29245814e1ebe12c8beb88f11341360f1660d9298b78171e6f27ed6d1ae553dabad362dd8c9861b0af8208148405203e187de8079de93f420237e73eda49dababaed2649b245ce33b25aa4a59c02b4fa5f0d321b06305d3f0b0e5da8babd490859ebc35de630706bb1d96254f1d4b8b686548a6d6ecd7bf5a75c66d20ead4bb56a50ac4af190cd9aa74d59e02a9e9f5d6ae58a61af8e4a91d92ec3da16fb546fecdf28f64f09ae556fc40bf3332c90057b4aca1323c706af56a5359d75cd63e722069fd57b2d2cc1ff9628fb3d15cae4f43dafc6dfea4eb42f6f49ed1f455f0686c637f653a8caaeb7efeba8fdbccd7d307b0437f3421a96258678665e6a1e7d41d77d4b82cf1a988313bf397174219ee65a3340201b88c1f391ec96ee5daa0cd966e2e23e823310335aaf80b3b80985f9532e7e86150f78d8db8f0178063048487a29f1cb332a9e479e857fe613eb45cc95b5f376cd39f37d4038031a981566f9c6504b3695129934c60a3c788ff595ff09a1abb33f1eed967bf411af44c6a0da657528d2d8e51bd61296c29ca39b82f42163f3241ddeba725639b580524a00ec68b538567fa36cc06ea311103beaf18bb5103d67d52a8841c780a8c850075d9c0c4ca764b8dbfad1d2e9c14fe47f505375f4c66c5e323bc87f83c00e87850de53eb4407bed0ebe83f728bf1cddcbed95d67409c78f16ec934d751a5612d383a10ff8dc6e87a2d9dbb34e45434cc4648ef2b5c7c3caf12bc923499901c09f921d1486bd6355a402e10e1995707b67d605be27b9034e1457b74d526ae4b689ad467a9d758fdb94245554fc6f846298f734675edce14d41dcf2aff3e100ee459ecb7a7ea7255ceddec77021fa80433b2b8034e874142f1d39ba8718769e94b3c02506901e1a69aff294c9d94497d96677b56c52c6f6ae9ca968ef5ef50967a5b37479ec2da9554f5fba98c55e6469ef810adb53ea56919ff9bee697586f653d562f6d32b1d799f4adc869fc5ac49fb6676add2c60099ffc7d11eb6f30b43cfa16c9f114d8170d7062fb6662e2211f49fe40c060fd54766d025a207b67b0747d9a5b60ac76f97576a68b7d9759579f34bf00061a0d515e4bdddca97781b32a7807958e936393d062dc0f761bba7e8f2372e01e7ac244246e63a8c44add6a59f79c533e99271930cfadd7a55f08f738f36f53a8e7bcf17fd9817d7543098f9b46785039d1d8b737293ac44e7805f8cb7de511a3bfda2cbbf97cb0343f1f27cc5b0359b6273ad4db6fd337fae356ec00dc583bc9c604f7b811ba565cb6313ea1fc7b70e8cab7574c34f6afdfe4b5e3f3f2213e19df8fb8c77f7c3e3fbb660661657b83af28603256d2d52f3b78d3316ef2cbb4b6fc0a3587cc5f0e72f3d83f9f67bf0a2aad73ebca48f749762d5f397c093010cbe5532cc74560a32cfdc68143f8f8aa8f49f89c4102bea7114abe7a48f585db815af94f55d54d1d357eab918a3c847fdf703bafbfc8ff549fb2d627efbabea824c76f3c4ba67b437cd1437bc57145c9150c41d87d9039d558b5a83a202d9fed1bf5a303e3f98350a2dacb6b0d53d78f761cd74a7b82bc225fd618f7cfb771f8834aae310fc3ba6c2eb2e7a3a9e7e054ae2cae53209c7f374c87a9e507f5c8fdd2739270cac4cf9848a5f49ed5caf508bcda6a92889aed046df786d7339e29d8f363a9dbcdb03efb03d50a35879aa865be5c869fb75846694b72d252b9ea3ec17b15a03b6f2789db1d9ded5d56e73034195f9c4c6f9490434b6c1f66881f51592899330fe223e5540ea6ffb51ba9ac325be0cec915cfc8774c5332ad230353a9c3c5249dc9cf6ba12ed4d25b3f93e0ceedcaeb2c8cb74005fbd322258b9434bac53519b73425fc3e3ef0fbef1df4e93f61f7da8aca966feec40e45a61cf724fa5221759f7f9d89a3df39dac76415df4e0f1c32d291e647659f6cdfc511702557e9a32980858a8aca5c5abb8e82946fee0cdbc20d6711bfafe0fc1bee34df6a85158e6f2dc54bf5308c4379b7a3e23623017baac47e030f9c7f6f00dec9802620eb8c8da0650c8ff84bdaf43f8a36d8a2ba5f44a99886ba57f4511f28b7230d68966265cbebf8b635b3fbb82f60f077118afa81b194e0cbe3248cf2a01cf2f6b563210062623b8b40a7e7bac651f15a11dde709f07c0bcd97e0efc50e52e026b76b66457abd4bdd39c208e84f75c7fa4310e31408c69d5e3e53e34f369f4e3d7738ab634e6359f9e4729ce5733ae8232cdf0637521dcb21b90884b35a66907ce59952e4c623efd3415dbbf1bff2ae913df1d69665a67a08b7a15f2df6bcf4bb73612f4b04e080aa96c7c94af11b03cc17c10bce12075bad2d7f5990201a88408eaac79d72eea9aea4ded25fb14f29bc72fdf35b1dcd62f84c0c95d29fd39f2bc933385b390a8602fc46d740fa16306382e940f3078080dc94e7ea5a25b7ea47632d2ba7f46036a82a5d1934f3704375fd8addce561c04f7354591114aee0c5ad4f70e66e0a3b28eb65c1e57693cb1c08840b8245edcc88a6fa6c09834d623fda52a71b6a7f2e9ba277703286c4222e861609351c23eb14ee7f4eae7b5835b1a623aa95701ef43941fb6d1ae3f38df8c7f5fdea876bf31d7f1ebe2ac91ca9b7cb471c7bd590b79008c214ab5fb869965c683bfaafeb41bd2bbed9ffc6234d293867397bab1cb6bc753f22e0b27f3b65e1dfddfddceac078e7e307e3a76ae53fcee2cdc7dda333358b52b5c11f0b145d05bb9acaa517d031811962b2bd88fefd9f5d051c5d337f3152840b25dd8393257545ccfdf0ad4657142977afbd7c16dbe0e52cd585ef6951727e6f249c6fa0659e77ec38743a69d16733ca41c6495cbf68814ab0070a13312afbe0b78487f176a91f33810d351da3ede44faf6a71f251f5d72e723fa175344b83f0c683e8c83b6e9665120f133e00d70965adf24b137276f50b60762180e7cca800f1822518478126c65281ead96a411eee1bf1fd917ef4dd5f912b5d35a7f176a870593ee421eaf61b2487220c2dbce8533b61957f3f7b244b6000c5223bd3fe5c44de0058a1efa7aa9e7b73b7818527408630f0058103ba4a868dfff59e817281a44a0950d470f3713863e9406f1d1ef311af1d3579d32a6d6d13373d41f4245caf87a447fe12dc5786af421370981d52ba62bf9a4e9c519f68bc71b36ad207924558922a10f682d7f122afa5585d7ebeb5343b331504362dd9593cbfa425d3d1b4ba1ee41e04a1dc1b59298ed5ec4b1c50aa27aeebe87440a56a53d4feb8d4d1dd4f1f4f58fce5e8c3e2078ad38126c4c920e64f30796c49ed5cf3f2e4f3db2d9fa3d3b079aa92a2a6c743b24b303cb2055e7be732915a202f12f044599928b94f3bcb906ba27b1d0e304c248f964174cb6e952e1e0749b93c9d2994caa7db01ec977d9ee85745ba324f7e54b0717e7bd1b5f1c3ac0e15a23a3fe2339e6f8171ec8fa2b72a4ded9414cf211853ce984529a48856b11c17cc977224ba66cd3e98e29ae5de2fd80efcb0ae914f73fbd60ab170806ac262f7cfe1b837b721ede6d8a2eff68d762b30732a41a35ba4d79d8b2baa5c407b290d0808d487720d300bd8ecc205f03295b4b98d3a87a5e8d9f2c3981dc12da61cb14e57edd9e17414ed2e1dff373e298f865fdcc634ec1e98b49ea50aca29f4aa8d21707ba6c9c42bfb5139eb21c07c5b9ac1147661fd478cf56675c43c312e5fa0ccdc24906a08f1a6eda611763f88258e5b895878b3e9e950cbcfeed1eedc6d91cfbd05338766bc2b7c57027da0d155058be197ce83624b5d8bfbcaec53ffdceb84fe7d0e94fd715847d047f5cfcd9f54085cf373841618ec390ba0112099b65133c0391a7f3ab9976e60a2fc0da0744d31cfa154049fe873d86efcba798caed24e094c117381c084411e8b5be69859f1a54d0450bcb23fc704fe124c2ce111844966301b9676bb2018a60b1dd7e5ef8534e62635cb3d317deb672637f71027901256cb0abb93cae9ab7a7d1a0a1efdd23bc54fa508753d8b264ae8fa994b8eee02a63b7cc795f8835477ce4f591d59c1972900c20ade37e8141471f259e19a25febc0b511949e59c62e073e2cebf0295b431cef10a7ac9b6d7ca57e7aed06371022b6f65483cb76c33cce06e71149df7c050b3b810435a032e288bf76d5e19857083e423fe67fe44c3bfc60b42c081b8e9f2a06b68f7018bf4690594634987b2456428a89175f0ca75819702537847cbab5bfae3f0788e71f7ca57b49f9e1cd8d4f0f00d765e7fc5229df50fc007a7c828adcf7d720114da69c2969a6e60e085042ad0027503e9e2c1bf80a8939fc439f8d783cf65137064d0330fc36899b6e564b49ade2495f8752b5fddf4f204707dd37f9ee08da52dbe81a182c7cc67022c1d3238bf5d60fbb7ad063464c47356123045bbe518471a174022aeb68312d21572f9f93f1440a6785d5dec01ee4e1d115034958e406690ad86a997350faf5a874ef9fd0fa1e753e5074def0f34b7a53cb613c9b4751d4647038dcdf0207beb3ef92b80a8977879c2edc0cec75cd074752c8f08674f6dcb8029fbeb633ebe777d2eb9e1e9bf92c1f780c8e255bef32fc7a93fa63fc2c00d4e8daf5b03b8eee188e142ca1127b01346107ed123c618fe41e09761258096aff08bab16a8a65136f864a3d65d7b20aecc93ce26d0a0ba0fd5fd6485971607d2287802e76e12cda9fba8ead0fb0554f4a841a8287092d1e20a4f03d4cdf7834584249280d80788bac7460c065cf74d4a46d52d5a209587f8955c8bd261828a5bf6109ad62e55f624d24c870b930207d7d26aa5a0c44626c8b3aa105abfd852f56f9ddec7ce153531ccd3b62a43f267bfa7d84467d41aed81682feeaf61894c2a864588b83f6a854e67fb45b52b919eda4948b3766d69daf627b5cacfab03ee40ac96705dea378a52f02d3e07a85ee00c0043368f74244e0b0225561313695d977040aaab951efbe1db31c538472d96824d75824f52d323ee63ae264b367d048d46454145929d4c2fdd0afcb1f59a79b2c470a6212e081303c21afccb69260dd99fd0300bf1dbb148d33c805ea19ec5681f6c03a8218b37a1a034bc4d05ad93e07568332ff59120333d3a785e0540d56a988acb84e4916648e701a25291dcdb298aa47a7bd3e55cf7e151a5aa5170ef1a685e594747279fb93a4889dd64ed4340b2e36d5b622125e8a28747d28ad18bd226a4c44d1ae0ec3826f0591430b4658c6c48cac06b4d59b6d01df591383ba6dc6b32ac8ca0ce4a2896e24eb44ce266a75557deb04e3b858cf5170c617e67f5e38ea9f3588d7b14c7102070b501f701744ad42f5e91617593786281fd75df2eaede4fe2f9825ee68348e74b4e3be2f9a46e0cb7195b11f7d7f26b4f633cf91f6b089cfb4f518878c749876c93a89b3f55c98720825efcaab25cca739ab55027968a2ce3a323fdfd4996bb3e77d70448caf880c9306ed6a86c6635ba678684ca2b253d63bc70373b399156527717d08c1e9a191832ba99b9addc3c6af0bee7a7b9728a86047482372f52763732a47edea42f3e90825dfb515a84752d9dcf22812117bb1757ec3175cc192cbb7737febd8dea17b47a0cf9209d1d5e0ef5e611c239b835e4c6d18cdc40f3807c323441be99702ad43394b77ba181f59b5e6a31e17190ff90adb16ca1d8c884fb6eefc63f48d11f5411c2ce0195df15ea12d020a691b3c0773210a3871884d9f4a06dec1ffc48ec2121d22f0dcbec9528e22964ac823e5a3d1fe9838f7ae447af978f81364c731e27b4881aa862be029bfadeefb269fcb6f904d6a5191fc22a3ce35dbcb708274bf42ca24b07a3a6485b336babdd6ed41e285f93ef66967e7939ee337479587f183434ae4be26e8173a0374d035c8de2454f2129a558e5265221234d7a3fc7970491b43c485a5cfa4e9ab9af52810534f6392b434cef9aa64840aa5510b0481af2b83f8eeba3670180400f4ab83630d3406b0bb3a0268fb6ef6f8da6d7d869c875a48d902bbe8151da566750defd4a8b3606c29ad8003e9b05125e0c77df71f9d4dd77d4f325695b6e46bb3e407f0197244393be99eb89656f9079349a68e57a7545172fac08e878b032ad3b5a31fa998f960128e5573f2e0a4e75d4ef341d0d05d1bcfb0ddbbf94547bfd96e6208a9f1ecae1da18ad6373f6b80611fa540ab733d7069e6bb5330ed4110df03802caeb88609e410aafcc94d4092305b560e854ddcf62f6f64c17f3cd6bc1900a376c5cbb384b319c65a68b3556f51cd83e78bb32b146280f86173b500ff5dd66e4fe35c1a3b2dd1fa35d03894f454750cb1ff47caf27d369376c18e8504f53ef9a9a5bc19fd0917688e86f82df37f61913f77f00a22610ee701dc1eb09f3176af7b90ddd0ffb62d4cb7415a03ab75d06c47ffef4afae3955e4cf1a3493206097fa9ea1bb7f91315c65b11b01fb64200ff1ea2e37c9d98b7923ea87f93caefb06beab98e9c359258d54a39b540592db7c61df1a919728ede85f145d2c58c922fdc84da76a595dadfe5c47d6814e21b5e5d8c8497b61cc658f3c0f137bd141d9d89ead8e5a144a45022c78b6e959d343e3264877006118fba0d4515e5f90715a802c990086d4d35abeeaf9bcebb736075f257114d024464c6e118d7c75dbf19afdf4b297df4e13b1e92c04244c47f763dbca927ffa15297e20b645fb5c3faa3239dfa37bccebe45fc2915b560c6d5c1b2beea50dab73bfb75b1cdda8a0fb9975f3d905cc4071083189f87f6fa1948b87c4044e4df603d55d132eaea08aec9fa4c37f4f9d3089ad5e73fa9e7c53b3f13d35498aa543c1a2eeabd29766dcc3e0e44f6f10a7ae20bd540a92450385af94854f6998ecbb03cdde495e12e793ed47c6cfe54a8aed38eb0ae56185a9f52924b21cf0dc153b1163d56eea26c72917ffc2ae6406d9162ca4c187473674457441b8db07ea5de90861397e7793d5309709f1f64ff21f8ec899ac8da3d058fb6a1ce9308b97fabad2db2dcd86139057eab2c3b68625683a0ac3152968b82d73f38f7bb4629a02d8cbc36c55761adcf2fa3dc1aaf78f667090abe0fb2c20aea2fa0cb5d5bd765e0d2d81e755ae5d3297c8cd177e8bd69521fedde5adff47f8080266aa8f60f352be2a286b72c01f307413962219d91125ad5c347807e1826a5963ef8615b4f311b5687588d7a0005a4bcf5db195fdd2203a698802443f0aa4f84ccd041e28027b197fe749817d9ddf77797f1cd408695ebfb1a57ef08f9397f18a50882aaec08043164f6e8321659c4d76728f1579b8b4ade137f0b70c989ef62b3fb702eb3da17310d8946cdfed6c7c46ff8decc62c7ecbe4b3841ccdb61ed2de1a87c01bc9d3632667c9b9a904258058fd9ab57338a4f232dece2832f237aaea22de7d54be95270fc5b63d572645e8f3334c794a8a53118bfd64d88dff61105259de5db36f02ef3eb8cfc789104a24ee37adf5bc5a914474157501c23fcc9d24d3956481a83386db4a35cfee922284598780e4319fc923c905525a39c6376cc6ce04018a3444a311e9a724704f90fdf00753540ae263302f91347a7037307ec99458b8f8b2cd2f7f8c03806302800908d9a55284da55425276a2a465df1693cd95a2ffc1830395787f953e68d56d4b3b79293f18304652fd7af0309ea68e4d870bb5947189e9646017854938ae03aad6a5729f89c53f5eb0074c2f9c4b3affea89d5de08922cbb191caa216b86d9cad7dabdf067e73f6515eabe908f6ea8c149a9aed6e854bffc22471fa9979850c4c68e5935b3cb8f48bbeacabbbc314b1608dbaacbe26d82b6bd61ed8b95a3bca5e823e1b287fc827bc7116590616a0b4199c80c216df87d2748f76e2a14c15feb9863423f69bb368b4f87377ba686a53d7421ade4a8cfd7bb9424df7a4c6a3b04da7d268092abb34ac64b2d2ddddab52fea27f42a1b65838bd1393a079ea9a966d744063a1d2b7a1856c3916c77a7df4ab05c5fcae302e44978a8ed12b0db439e1a0790a32e43203cc80c2981eeb378f7af03838ad01c2fc0c4d7bc7d5319041b513be2b4871df96b985d8aa753d0cf8ed3bfb7cdf48cea31d46b154705ff88b2e9d487d50f56871d95061505b59c3bb037f3c5db4bc75442401ff658c73af290257b8958b0bbdd89ffac02c6775e078cffaab5224856c7787726099f72a6dd96880d735264181a8422da647e3f88faf5b8c1ae446fe4457179d8eeaf6cb67e515aa306afdd1c21ef4573167c9ba5b8ee22a5933de805a8dd1fd346522a685f29c53d4f5fd9625ff41fd6b45dc42a761ce4eb98183fa94d8e18d70e1e46b9741db5ae98cbf83ed47cfcf7ff5158d3f74e38fbfdf5a5b16f77100f2e4c6f1b199a1e34153f8ce3e9ece62827465bd86ebd2c146f2114395cdd2d9931f67d2c21769283746f2b0fdd261c078b6ad213c50038b36f143c8fe7e96e3ad7cb84288f6e530870ecd8088546e1aa0b8d7bc1756e1b1a5e67d9dc091a255e117513d4bfcaa8ae9f3d25d79516a9bb2f384793e4c317c02e17bf73ac4e5aa63fd6955e39d2f2d7740b4bd1a6adcdf3890bb61a03e6c443176a8e109df079e34064a7fa8242968d6d85ad81c8f57d0307fabbf2372b36cd4923164f280611db2b10add29dad7665d9ce29dd63651ca28fa31ace48181f0a6e65b102f2f5754bf85c6ce6dd964b3751f5f62ed48cc0b5c3fdf863b56c4359128ad25296dc74c6f299680378d2e576a29b654b34662d92f05f0cf31cdba865d7bc17129c3391a0409e908b54b4c47f57fb1564402d5a66dcec451bdd4b55434aae77e3eb01e4bfbfd0bfe7862a1ef169d1bb992e16ea3dd96e3370094ef13ef98d650856b6363803ef387739c0baabb74e7a73689ec61fabacc7952af274e0fae0eb0439fceeba3a0197eed4670782258f430ce5118aff7770e21ea6773d407606dd182bd86c5b38d3bca2dcba4d058d7adde1a0622e24ca1a9966907c40db1517c6ac3ef3ef957b9727aecb8b4d4baaa2f83f1245b9e303959eaed4fe60295a91f47e1354cbf1db8daa8b0b153f2dcceddb5f3eb2898af52a7f256ec2a6f30ab3b25aa42f4be78e7f45e73ce2cdbd49f8a9aa26f468fd9d666c17a9d78bc1b0cbc1ec1676bbeec7fa4e69b8b5dae7008d80244aa2fe6b0d2391aa7c114d0b96aa51ce1d78123fe5e34fd3d58cfa85e642f6c9aae24534f274a87bbf31205a761c85a5d098600d0965dc91f458ba4bbd02772df7378427d3af4e9eb4af9c3b4b2bf86e3f19e4b6368ad1d2cfa253410262d311f2c6e649818293119791ee5120195d92894c065afe5b7c0e37dd6992383137bbef45d1a370da2028c39643e0408f61a12d81699fdb0b758034b78e9ba8b0d7b7b4e129f11df8396da3dda64bda3688361a123b2a9b814ecba9929e57560d3eb182e3f23b1b3f38cf1bc48cda80adec352d0b64d0794d71b7c0b932d196e4e8fcb819da70e031e1ca60f9d6da4901affae48ce34ff0883662efac0434eb0705f5d06d0dbd9dcef8949691f145a5e1d5607b4353caa316b23afeaba58ce8136ec6379b3afdf58ca6aab46445673ff5343515374cac6c2182eaca3837ebc8e4de64f15d55bf78473746398e996736ab7cfe5282c0ac23b468f3392ff898b9d2f25bcb102adc0ae4fc82940c5666afd348f4e4fbb532c295aa3a563773819d5513de8039cf030c2043e582598d15da68f1e7f2ac224451c7232740236d8ecc5f1d364c127e760150b982b9323652b8841b22a4214f9c007c8313b09f3613f2b448237a46e47fa95dd45cc9faa7dd0335c3bd620edfdef601dba8602d4df0ff8bfe6ce9553a92f1ad3691b025ab6550980c3eaff3bec92114589461ac31e2c26f3b3562a78a4f6419b0ff12e293e572171439b6732e4f9160acca3c017b2a289952f63bba73bd51771867e1f827338c7a469c32dd8d0773a158dc63dacddaf753993a0cd30fee5d1551935dec9ea88a469bff66a149fe8ace4499eb67ef85c013a363cdfc1d2f3ac28af91e917dbf8e92b77dfa4b1d9858563e4547674938c90709eda6f6156206ef5e5f85b991e3fe6500c95067396d359ff70345f41451bbe7b0ef0615abc4ba539e0ff29ef7fbbacff5ef90a45af162c94a382645b3b3bc0f15a81e84ea853f90f2b80be4e962fa1d8ca9a98087aa4368af341c0d7abe79acdb85bf4689647d17efa7541146ae17aa044b9cff59045d2d90af1a5032d93875a5834defabfd45d6edf1dfa764ba70704149faf89eeff2cb75292289dadb179c7858ace88f5a1b265804ff71887b5a6224874bff38dd38987944ad0a051c71f457ba7fe28e3c258b1f7007c54874f0429c4c23cb754c2f8a5fb4bf9e378ce9f74ca6539f4c0f6ef7beaf973b1df4b52604b0ae2402da288ec34cf818cf9fd40d54de7407a8e27ce7749dab90541d648b49b30889768d8023097c3b230863b46d76bfdf3e5d75dbe66eafad30a92582ae8bbce4393a06c1ac36b65a9891a4541eebdec51cf786547299a179d128767243b5a18d38f3e861440b2e2da8f79992a3b3ee314f9d7344a8a1ce63fb2bbb9375d1f5a56e57c7274f8f847193574cfc43f59cab052b04b1eb3dbd008d0ae21383cdff344e58232333939b7bcaf18cf4a329f27967cc5d2b4d8271a078695b4b86d390d738d28f1045ba5be2690fba069c8e4e7b69289143b0989d2874fe8395b804f2f028dbb66ba9c9176e3b0329d780ce57309475419a9aa09768aa20bf51e20dcbf5def3c653a0c1d2f2c234831514a98d5336155ed68fb379e2f35d02a45de34a9ccc4c70a1017ac6f1bf63bf2595e9dde86bb382cb3639a54292fb4bab342a683f17530f97428f946041f17a74e2c79cbbf1b295c036c292475337f6f069afdcfab2f208b33e52a51d7cc53d59f03227ab19c47f79aa68d17adc7cb6f533779f4c73deb86ccc31b78e0a648f44c88f3fff2d02b210231f176756940ca9d96256922dc476f2f544a12555fa9993cea3683b40bbd7f0e1dac62db4923ba39913508fc61437147f3a0fdaa1156b11befaad0d1674391b90d2204fe54b9d1145fba771b756606e0a9e86334344aa4035ddafebf3b20a3a1afff886bfe99cc6a6b54e5dc6ac644e34abf31cd5f4d1702e71c05dbfd281b80eb188a15631f7d7e3305b7ab86070507b008667dbeb8b2317bf4a3add1fc90ffc6787008c304aa22314026d4b5566126109579ce5337da38938c05cd5cb9b622a38d6ccff8bedc833ed10d7e740d41a3f1c832aa1e7942c0731cced84d9878193d4419116215e20e85d06ca064f263a71aeeb4b5ea8465bc2504d7ffbe83707f45f2f50be50f1ff2ac5d2b5a198a8c0508db84f07265ae0a89689fac63ba7d29ab1dfaeda06499e02647e2099520d2047fe0caa462e22b1d9ecca089c219969e15049348b87635c4e6a55b8bbbe8f161a7ad61bf1638a8fe96d04100f8ff5b20c4276aa2df942a1d871f11e73967f12839866f71bf6162259e0e668a4e9e5418442686cb081daff37012ff38fe47f809090a2a19779bdd50a2b547c8414126e96ab0db5e3f5579aae396ef06fcfe84a27726e9fa74f00869ab87ad925797fd38750c245cb7c279ff88dea75491992cae90b0c8d04793c96c7d7c763f2e2ef78db8633b45146dc74431311307b49b2537eba4aabc28f299f1a77cd88741e4e78818ad9c902a1db2540a608b43ffd593ad836b20ba1aff9d01b342f5faade0a11fd55c8c7176d622d13344e2ac6575ab34e8d67e959bbb2fe5bb3295819958016674e4da4d553875b434614ca42514b700f18f4209bb69148978f93c59563932adbac685d4bd83bfd606bdca64ddaf56ed1ca2c6c0fdda80cdc71f6e134b31a40321f75f7c09f877cae17400e8cc59d9c6a956efb35033ce414334314c6bc72c9cb08e8fc6ef71cc089ac8f12a1c755fb38c11c5f847f4fcc1cdbc13273d233c24c7ea1b00cd0248c5be31cac7b8c34ceea0ae8a35c3d56557eb7efda8a45d1932325955ddc0646c098513c61bfa7532bccec75919492fa48ed0d4fa5f51566732c5805db4f79140e399c6a35bcc32d5993146afb3707aa0fabaed5afb283498db7258278e5fbe327070884027b8d0fb33b2dd3dea36131eefef46ef3bc96ff98913554ed6b7245cca8d48e55dabe423a3efd45d59b2ed021cf417e7e389c741c775cca384869cd0d1de2268f0403b0889213f94f8cb0a8eee60a2b1562df9a4eb4ff4c3cc7739d6576ba2b3196ec223f84e1c09906df16f910f15dd7783a2289c7132fcda041bb8e04911bd4a191859975305cb07f4ba8b85ae8627b4501a925f50b5409a3242900614ec6b6c35130eef7466ba060952c142ac2eb7d208c4828a182c95c1018fc871f174e5a262fd665cd2b497e9043453d3be56a498d0191e8bbb177eb8dc0e06d5e35056a94e28c74f1336e6bcdb36dca0168aba9e8fbeb512eee9442935d06e28d6e94a2527760d0422d3620d412492501314cf681b4d415afb3c33ec16f59c524afdeed670ed41d752aaf52d32a9819be9e71907f3b6e198f3252f2067f965b9c5d1e54f0168a7e3edff0bbc8836013a3bbc5128bb7b21653fa0ea40e7b19d61f7eaae1023715171d97c370214e8842ac0ae33943072ab07f71afeb4309fc69052ac9cb94d5f50878b6508a635c46be3119b79247a85d8b0c0dbc3fce24b3e606a7b0a21dfafda2b33b93be9b73c66fe7f16809574111e6daf84501bb81df4195dfaec98cfbb0835420b2eab5c75503d70682df314cf3c9e8c9c7f989cba468603c58fd04630c7ee8a2428850feb710eb9d97248b79bc588fbbb6e4fedf597437cb0a79863eee3bedf65a0a04636f518c9e05b23417fb05aa98e9ee7523bdeeb8df8d300434abd4705fd728ec3a63fc26308feb0d92517771aeb8b234653ffdc10d7ebd38d84ba591ecb2a9a2ad39fe5e0636653043878d18afb79918de3714e14183cdd69941202f19e2e3c5243e98922d30d4d9c16ab2a7b702ace33732d5249def9a424742879fc19c9ac529f45761a690ee7aacab1a5872bb6d01767fc2c855863a68b1f7f58469f6764ebc085e57bbbbae469c6a8756f382fe52a7e421cbc8f45c3dbbaa87af0f27f0bd8abf04cf1ea0b6ae16e05446e977746b5592ab70a3dd4d9e77fd4bfb4f849eb4b2576beae5e4eb655c26fa371b7e901b9082ab5ab1d70656f68d4219577788d4dbbbcec9f1d59ae10fd981ad9d6a1d3745707b174031332e830b206878f6a3cba7c842df052d47317bf5426826a279a0d72a91b15149fce6d97dbe7939ce0975e3b2a4795f7e537cbb188a0cb9ebe0c5b7960d43af1b3e887b0d46e47003ebb9216bfa5cc3306446fe7838c9a9de662aa4e0b0a6b3be25fd3bcea150c7f3dd8e7513ac931ee36c73a859089b8568d067b509fa18c842ce0dd5b8474fb732a1428a22cbe4dfbd1fdb3e00a2eaeb11c0e2aece19ae49238a797e38dcac7637da4a79d1bb9eb8e09b09ac4606385ba98bedcfa56aa4ecc124becebde84eac5ca0ecd70360147ad0ccb70e6a80bff6181200d65211a7ca450b5b8e172b90ed4c67828aadb9c4237672a11af9552d0338d53655200106771ebb8f2aa33b2d280441bb77c9293f6f4a01d15206f0179c67b0c58c38d957c8062001c7858eb1b0baa4bfe53e2a696461ed5830475c19d5d472a4f7f23dca3a53072d21eda3ca2279e750ec939d5e14255c292a39a70d97594eb09f782ab521fe80f2a44ab20df2195b4ae0a84e9c63983912790d0e76c6d4657bbea23345d13292c2294e51badce6877a91461f1e696314d3ff8d2cf9b6b197b866a66431c35b2e71478ee96ac319d835df7062f47b5a1df660dd99e74df0ee2f5bd23cffa48e6c15f17470b678a4897c9dbe69ef88e91f650ebc2fe045f79c17b9158ba637da746fcb292442ababe457ba53a87630d15cc1759501b2d1b077b21f370611849f3f75b9d7838d8692b9ab888d2100b58c8b6fa1fd50a0d1acc46d8d6d8ae72abf2f4cc7ee0210e9875126c4fab2d67a43bc979c2b39f7269cc8ee0bf1a80fc54acf56438a3d153369b197e145f779cb2bfa0168b786f45e9717823d6322a11f097b7e6ca2ab1927d187f48a88fae67c91320a2d3a50e632855f03ae58d9bb7c6497668eac0af51c336cd64607fa325aeb6f085f537595b740f44eaded8a5c5cb1fb96c8e9219d1b9748c8925f55717dcf518f20231ed8ad30f127505505bd33c0a83addfd054857280538802b80548bfb1fb87be0fb644dc85fa080af29f49db5d3dbe20537109b817ddeb303f8f541186a769e21f57588c02f82a5fc39104d38e3ec6293fc19ba29a3829a77153be3882e2208a0eece638e3398c3928f69fac998e42e305d142d866c1f4f98f516d6bc925e613c123e06d3b37da4e88f152052e8cc1128ddba6930c58319cd14b4571830043e98d306717adb6afec46eb5ee4fb597820a43a010f47c64044fe0393cdd520d88b54bb80d20a285a0d82ac91eb7b70b58dc22eeb1cf7b715c511311dbf4081f84b59dfcf6ba0d5be638f113fedd68e916da2df25d30bb8d30072f3325e16a9dfa4f817b6f1c1d5a7d75a72d8f61190d163349a077b20173c8f5ea1cce35ff9d88cd31fe31e24d1143544833835871b9c004d3963e7187a71874b2e8706c1f1dceda85607b1eae3b2b9d2f88099b499f4c7038ff84a5780e299392090e6e373b9e618c41b8926490799568a88d405332564b6cbae523eee4d2ce7a1c873bdef304d7e9edfaee04e6a7d60710428e9648bf86cd8a3d6617753ea10cab9fdd24c604c877f1dbff21c065cd474081971dc713e241a79d57c2f237347bb0a3b332abe5f2588651266178b39f7aa3c9811d81ddb413f5ba252be86025bc84a780a7829dd7b418ceaba8d877f3d4e8b1938d2e3c5b32374bbf65f401a31444b3ace07a593d36e5bef8e07a75d67031fcc0666a8190666d8b611a31e57fee2bb40fd46b2be6b7f4400f12e2139fe43c6ce3bdfe5d887d06b982f01fe70b8cf775873ccc709e80e94252b9dfade5c287ed418de52a74c2fc598168c538d7860344b893086a4bdfac908355b610abbda174e30919d4df154525fc48a391473e19d638900a2b5bd7231c02a07bb645fc944e111c7d9330a314db8a685c4186aa1994275d490682f482ebd8821a46fc8e6d729bad6fe6600c5b843a9856094ddc3d1463b41c4140c6815b7cd52c2d3fe25759449116fe416ee1b9b04446ce4e7cb0871d402813a4fec58132ad44ec1509e5fb3a11c48941b4c99e6ab51c4ac82da651382d8c06f2ec15a4b61df6fa47ee046a0c5f127c163ce492ab38407137737c1ed896400fadc7135dcb4f7465158ed19d52e2a9a0e16683eed55a29c0a94fd91f2c330c0c2870327a3ebc28494924bbc5e274cbd14c4a9a499c64940a75103d7a7e7ac047df962099aced99ffb1206c76f3d7f106e9a80074dcc8d8c96a3e80e22d717acef56ebf89fda52297a6bfa780558da39ca7b739e342e879a1a9c4c5ab4aef13729ddaf78e0781c4700275055d07cb20a421da776b8e76824ab8c3fc42f638c3d6f73b7c9829919a4cc85e4726cf71f331e2e99c5b216e1eeda15f6cc235cd89158e162fa3d1ceb5e1701bb39cd895921aadf8f4ca7fb7ea352975f6d0cf9815f7457c5ddd02e1bc50d7da22fe754f278de7b3e0182b37e1898f98c52e4d25a3eb879ce609ebfd68f1260ede750ba2f3f61683d7c0f3a4e903430da55d99de3dfdd29ce54e5c00b1d28b00992e4b54f6dfc6474d67358e0b3df4c7ad92884b80dd1d93d3b2ba3df68b67d0c7f3fbe77d25651f5d6a2a49895366260a656dc97ae05a7d2609b7074fc846542fe613f495408aa7caf54e79dd8d2d0e03862ea5d88a4bde606902bc73dab536087c148032fb456697f8bddc1b1bdfe337543fa0b0c46fae0a5af0012b6f28428add9f05073e1e391433443fbf50510a6fef9d83eec1261837b64f4416eff4f6806d9ba51ebb72941b90e38057665d00f64d9f06f3df5959f27400c2696f4c6e9997b5ec7537306f74309e54b635e1fb64fac5a42377fa0a958d6d5edc54de4f8431352dad296539bcf9c98de5ce74d052bc88c9973b4b7487c6910151aa4ab94d1f1660acace945ee1c1eea2e8fc9f00d464124900a7bbd64510f95793f1dc354fa8d378264f7751e49af27dc3251f7437f0cc7e2294381d4fc7f14a2cfb61c5bd9a06054d3140ebbc447bb58c70fa8c428f396d03430462cd9459568410e6f960632912b003c1ce5762428530cacfef08d120c099d88a3c94beca7c4647e5ea95e83333b2f663c02147bcf533faf74ebff789a64ffca160dc82d13579e8bb7b35a5b4fcb3d1276123062d357d839e794a1030b755b0b98c7b4c4ecdfe2cce481997b05d7f06099821491a82e0a2e424d2dd11b3782676c97e10f2132a89a098cc54b848dc333484155a25a55cfa068bc001aa9e9e06d7eaa1df7a4ac041df8e3e56e2e31b8c10fc84e669386910af4887def20610909616ec06f7f78c8d486571421b789e90670ed4714d0123b2d8c8480f0a508c809be5d87ec7ffd62cc1b3aba54cdb2260a4ce8f6ed50d64178acbbcbbcdfc97da8013cd53d0d1fb717e5c77e6fdaae611d4d269b5fd3e5532a35854f6ee40b7090f068ba2ba1dd5bae5edef3547cb9bbf2f1ac0de7b81ac159b2e01828361eb544f9439660a482a90024b1315022cab423bcbc1542cee390e8507e3f0ac743d611b551c27316a6dc63d1a83895192fb8ae4a5cb6cb34a0d2aac61f3ae962bdddb0f60daf491c426ed263b41201ef6f9d24f047973c0a01489c1597c8e0bcf077d823f8b3436ea2138e06d10e27ffe7c2545e5ceacf3e5a772fe9589f24f3ec5c57824563c29ddc77081c0c191077cfce24ed8ea5e642c9e14e72c2da8834dd121ecc5c5d13030574caac033a2fc6f9ee8e42366388fcce2c35da49579556285a946acf9c25a13bbd7aaa6a678ae3a2266b481b84afa3a6d42374e974d97af362776b1ea97fc21903750acefd67f86d512ba3d5a4568843fd88cd5c263d496f2b309e650f6f1435538e176f6d5e1f766a7d8f53baad9eec75ef0617a634aa1bc288efb254e28becdb4d45b09a56fb4bc6489a29570a32a57ef568f6728d6aea9213f2c17acea32eea81bc92eb7aadece73d05c7dd9a7e28208ddd9991ae9a35e765a800d482544c29a42e45a8e667220dcc518b33c0ab8548dbc1ac33aa2f33bf83b6c2953511b7407f715c3f366e034b3cf19afa5cfabab1d94490e2b671e6a1bafbd4c1a21070a9b3491d098bdd45fb23b55d14ad483ac6ccd7d3ce5d391db71158356bf9a292ff64f7566f5685716f8b12d7a0d4004e2ba032b0a5fc820dd9f83560e11f9f095f6c87c7c8a3739e74f3726c60a113e4093ec5c99558e506b0ed257f4aad0a41c7893586612aba27c589494d9df5dab3e2998098e34a013384a5a3fe66ef3f098cfbfbcf100b913f599a3253ffb539fe4e6537c39f55c34439dd540599e57ade5f51af487a3314f19de778ae787ea0e1b5213cf7fece5227fd647df57371130bc118e85159a032b2db83ad0bf6dcc2c417f868f7b611983c0152661d77eacbaad1c5eb27d34e9ee175b1fc5e92fdf488e392af9480d04063832e0b5473eae3688cf8926aa9104158272d61ab4756bd4cf6b85b9ec2acd70352e1da65bde3e184f6bb3a475f53471795c834b835d2df6e3912fa647fb5c6030b270cdfc6a521ecc69dc3ce6f43e15f4687deb7c567c07bb3b7744c480c2830d48035dcf58f6a23c5d6b3405893caaeebc53436c255c56c8d84f2ae38959d76730c4d9e14e378a6eb61594457040764f45679999221761e2161b1b92df6ab2a8ad41b638351fba27133622da657c618e155723df77be1c68d4712445bc2ad5803d0022fea5c75c756524019282487a49c61c1857e46ad25d42b282a8152fd32db9cca821ebdc6a91c8dda9c5a8f3feea039b0c14b11137f00a56c260fdcf410a61c2526a1de835c80c4995f7e8a3b0d354ca5dc89d87ad2fd802067df8de140071ec74d039ff395c1532117541ceaa74ddd837e4aeccc421c61f6600319caeff34ff42fddbff5b1a725dee211bdef4f9a106269ca5d7f857a53681357c34b82f8d150db1477207976ae233f7b438693afdfd8de5678726aabf91d0d8da998cbf7cf48dd4e0f7f33441d456bb30f14a3f6e1edc89afcb94a3fd416d2e0d6d6a55eecaf70023b2c6f864b3ba9881ba0ad7f1dd47a8cddc3e8569d6735682a609702795966ada329d0ca7ae4d3097439adaee2ec9e64ff61407b0e060266b4341288d02c825f3b9d5c4866f72beb6fbf1e1edfe4eaae44e69c6aa808b465d208a53e8ceb2223875a6d35557471f9af4158da955d57bbd4d7b6abe53e4923b743fb64eda61e1a3d1d375df4f9b6704539d74a525d2e6b84865acaa13056dfb688e7f281b0861c06f783e6c585f4ce3d52c92137f78110f68206d4db62087b1a2ee83b65cbe4cb6d9891a63102390615d66105a195ea25465f17c105deac7eba5da60d2e3973983f91fd7a69b96a28615c1f2e9e08b976ad634200cb31353c4583fdaba76bcedac5e98d592435eca74ccedea9a385ab435920c7a74828c73238de5abdcf4c064749cb06847fb83da245f5061f828659ec4ea0b5881eca0c6b1649e1400c6c2556ec235cedc2e6379877b345b74354a65494f13de2a2f2e87739b037dfa910dd941aab571f71dad562692f138194e4ff3a19d4d5f8a76da8086e589e52c84a5ee29e8197d742f07bacde1b689045d49e3b2a057da2a61f707487fdc532fd6340628ca94b4ff9bf389efd6cab0c089af14ee112d8bf1e954a2f63683bd85fb42a83c35579a10269b1026ed0a4164bf397f7cc69a7d1f6667b453ec273c57b1496b6523c896c92c3db3a3f6cf802d76ea5e01b22488e9095a49d76f8f0add619f05faab310e23d594665657d5ba313549f864a956527bfd2ae64120b55b1c9f45bd744ab9cbaca04d2bd690d8ebc43a3a786ae3610f95d62e3f6982fc1ad17bdf69ad9dcd75d24835c88711d93808c60878fc80b8cd1107add0a446f55535e93bd13c0f19fba11e86f7faa6320de91c081bce401415bf5cefac65106900f3771c1f4eadff908d86b19243c36dad6f9d8a97381570c96390e41278d932a8e000679506cc3cf58a2fe434db93590dd9772a09423dfc66debd6b086a1669b7d3bc3dfdf8852e1c2e69eea6beab07b87053c11640958f2ea6f20a97753828fb6dc5f494e06fc9db54a0ea336043c4ebfba4848cc9c7689e62a7218bb640f2eef26a423a3259f1c0bac77d2a11595e618ee10e8f4407c16bc5e47d9dc8aaec9d1aa6f3561fa7953a57668a67be8e28aa81935f483f19d0ec278432d1c9a55ef795a4702a555ce6c3b246d8b5a1638d96e0fda77e859d89d39d7270cc4fac3dbe3b5bf00b8ffb48a6ef1a6a7d3cb250469f6aa42c1dcc6707fff2c5f38b7457e10907a76de96ed3d8909ca4e3e5f6a84f4a02da5d430fd9ecef30ff76393b4e18f10369807e6bbe9861cd3209fe6288e65479cef4208d2a928fe4e4b5b0b899af27dea8482b4319c5786dfe81817fe748145066f56448561f16f5fb075bd9bc72ad9bbfb6202bc741de09c70f5ceb3fc089d3e39186240e38fa5f84ced401358aeb4f5643e39dafec8a696371d465286ab46abbf8b4891ab694a89e04a502b0d386701df4d090b5656f8bf4ac9b96f0c9ad7436c427f82a436518ed38c88560eb5cffa66c2bd93b22aac782ca5b5f2e523c8f0ff47ea01d1e7cd96e77ce714773b89133417185d98a529cf51b0e31dd93bfb48b8549bf7f54b08306e38158190fa5c944817c00420182cddf3bb791eae025573626856ebcf569899d1fc7fe333e9eeec4e940640a47d65d6702f5a7c3903b591f59bcee6f2396a8016c4c1bab7db13dde3c4fe9a345cd56e3753e48ff5694ecba773e9a27f53369477d78a227d06d9e3f3055e2364be0a88b44a0199064c8bbde682b54ecda4499c9b1156c7e03f97f3486c902629d682734e842cfd39f3f2f4d45a88c94d33b4e1cede1455099069d1d1c50ed4be0a0edc10a45bd2560feeb4bb526600d9c480de8941563465a7305df01da4653c4ded235bcce6352d27d7a03bfd439b4f3a514edf0574fd179a4db66497afdfbb6f849330c2b84ce6fd26a3972a685504778b62168f7ee74da0133eab2c65e8ae7b45f00d05cb39d47aea049c72ed6945c7fa43afe1fbfe1190bfcd539a78957cb29469a9c1f34bc2bb09abeaf1d3a2ac2e366dd975a70bf1fb2c3713e386ad84797b3b832dea51abc134b61b3a7c3b981643aab5ade89f535c309a79bacd20c966cf6350a2e08515fe50a6d7e137b97f54fd440a6631871da45d6e658d8435bedbecb9fc5e97ecefbfab2e17dc8674d03acf5b77ac351e6a265d4f0ab32ba456ec5754d3644759c555752cdb733ba527078987d90b63de0b6063d9d2ecf99f5a0db01359f3b03903fb8d5ab1301a91070d86c3073ae9215ff3be9ab7120bfac1774183a77d3ea68191c34309201e6d85900bc00839c94ca492333c8ea55b83ee2c04c17b3620b75885619bf21a795b2068bd537e19aaa7340399810a5e0010a680c1be99358719de62a1b499b37024fea1abe2d6790befad8f6c264c2d7b2537a9ba9714430400d061fb61bf53f34339c5509c941d322e939a4db5f16a581ef325e44c6e2028332192c94a1f7693d00c02e447096b9b162f887e219723b2aa4779946142b81bef147439409f55a3d809b0da83a43bc5e822c60f19dbeb69faf4aaa5f0bb10bc2c4ae9b5c05db2a8ae64d87cce9c72bdaa9007710063042e560fa434cc454c6055ee16f090d8dd7c46cd047153af2d26e32256f10f7cb0ed7e05d210a852ee6f4f3ab0479bb53c9b4732e184c5842dded1558f10300dc9774c5e631753df1dd4674761b4eaf7fa55771d32fe9db913b813eb6c49f327006baa2665c1c1a68dfbb825ac763efb0c34c179a34f9d7b0db23733e748ea50a239690a8e17e2d6e660d8eb49d0d57e62c82b4bf9e7bff6ac74837a211908ffda940b5ee9cfad2e7b9a1b4aa9f1226dfa2c7f79d60ddfcb0fd78851afcae9d16ecdfe05e8539de8ec2677ead17b876376b4579dabed1d1b98169a8c472dd95aaac355e2452727056eee3234826e0f6588abbaa63e43513f1cfe96960ca21a68a93546daaed20b5e1be65930375f3e83bb181cc870259398159da3ef0e682339554ee54123c9b588e1e7833a41fb67f0c68ab7611a3f6f85607b631f8eff8f10ba8eba19453d3cf85f628eafb42673024897c4e58f9cb707c84c8d9beab2416f91778618519f664610eda8ca145affe4726b27b9dd37ace3653c0e737d34ab2d99e67cd1738434a1a4e03b59a3e94fff85ff1155c1fbf6a201b214561b712120c5780c347dfb0ab3efce4eaf19bc08749e9a985256ff90cf0d5fb5fdce4905f62425299e34f4470148b71216beae28940c6f87969f872b467cceb28c988dc78f76f2ec73d1671737b3a6a3e1a38ac4fc618b08182a32ef473a878544eed1022c491bff4a61275175f51c44dc9bf5cac6d263b44c33a37eb7941558237511dfc52fd2ca2a28a7d57f3907b11cb509b1a44ec4030c4daae88aa1dbf25ef288d3de1bac64b96f6c8e1021f63e01c855c069fbdc42deff3190e861d5f28829e2746e18d26c464802abc6a3136e5033a4e943ac8abbececc7508fb627878054dc35ec3dcdc5473111b30dc942a33f1abbbbf4676a5c3c71ad3c21fc9717802988e9f3c00ba67d15e915601a9fcf9c69df0dd9125dd3b63c728d37e502612ad0635507d130e26ae511f4a43e1537e80dff252b52786cdfa2791e14b18c0fcb213ed9b160fa8390e39b03976bfff0ad9403f1152a93577c9239a55bdd8b4dcd5c0db9b6989e4c5a33968fdb8ee3d2ca0c473922dc15fa76b56d5609b13d9728c0421a25610217ce660696799bceb060cddacd2fc1e728f75fd49c3f2063a15f4dbe51a16f8c6699944f9bc4d1eedf193462ce7a91f5ae08050a748da151decdae9ae62231b6ac8087cdf069211170eff9157048a57817d2f4cf755b97c4a6a65a3e11372344020c878df9b58e1a75a559331d4aa8b5d02584e4a9607485e02a2122d9c6bf97f9c1d58d33f535d02d1ea89c32228aa7a5a1c23b4ec51a33953e7af9bd66b711ebf9b8f3fd317bdd5de3489d211fde943bfc35e438bcad903363cd5ec2e5a4bb43289cdac7fc84514dac6934f7e2add906cadb1d298f0a56381a2816c493d989a829396a5f864dc2d55ee1d974c7afa792afd5adecefb4b548dfc069354e16a5e830089747765eede74b8841bbc4830d469b76bb57a8d2a69cdce5027ccabc99e65fca5b75dd5ce6b43ce59861176a7cc30d0d63a669b7df358b3f2647f1ec941aa3fb5fe08994afbde67267b2217f4e34922ab80550f35600cb02f7c89081872102d6e7b3b9004ab2531002dc86024bbe9567f8655f8120ff25b0e28b3ee2ecdc8d97d8681184e40f7d52ce99795c2943a6abe9b035064166eaec6380ba38cfde69f9d151e06ba3336c91f19f3152540ad010f8e5ea0183f1a6ec89de228310537ee62ac1f3f7c54ff175849eeff0c862e4a3022b8060a7bdac3e9bbdc00e08c0d1a537b7d41015053d85e1bea6185ba86bd7e0eef2af695ebffe0289f20cde95df30616bbbff19f60694a0c12cd34e7ec0ad05dd57f6f7e340913f2c0fec0905c829cc730aa452402124f5b2a6f6efcc72fd134516b2aff070c730a38be1813001c74ba02302f32e3d5a784be331f8054c5035830205a7103930f149f2a7941d9eb8dc21ebe2f3638c2e7eb046a415d5f1e9af3fbb950064bbc2b57a9660d75d7487f1d677eb75da0e3f4265b3b8296034c3b9fa8c2765add364b436049821f8ef3be27290edde8ed974fb0e0860b123a09e622107cf2cac2eed212a1a1f7a0439a45fb6c3ff3fd839c64be5826cd4cbfe6d6c6ea07ad31b4a7a5febab04b1e6057f6ce9f46f84d7d40d94c06308a4e246bda2b47a9d92e2789be7a180c3303478e22ef9b272c5f4e8c4d660012464841750e6e267fcda8c140cc623d2cda4d67b2d4eda5b39b4685e0087fbe9d025c4f0e3d4518d77234dec3031fcb8b81f618e822a98f13772daf963f3cf10abe7d26cccc86030ff572bf6002dff2834b0afa986775cefb11f061ec715238fee5aedf529f46607ead6bf9dd5bf87487f429463a6cd3a32f757bbcb1e901c141394ac0f41913bce576821353857dcf441a7e9d2ce4861b41b6d265372e7bae6df64af33b77d9046a2fc124d7bcdd47a08dc366e5d2bdf8df7ee297df9e6f824abbb5373a8454b9305b7b38356e48481a899b5f2deb9ed92c0a7ba3c2df9b15bc382dc2a555bf933e7ee744da33e47ce17638691cf664e6b2df7811fd816792cd6879566e0ef207b5ca3455a96e549044882d61e2f9cafa62dc31812457bb27640692505b7e53324f707ef74c4dd0a672a7bac2054b7178f38157de2e25fb0336eeace9691ef572713c153c4652bffafb2ce465425d605cc5b74b1bae95c7316e78290efff3f51f65e0c175a77318dd548d0f155c714a4ef743e7919360657532c09e312fbc5ec513341a60af31ea298e399d1629b6d337fb75778870de3794bc030e06636ab9a563136630f92690d2b66c773923b5ef3c57c81e57b60deaa9aaf6a983111e74344af98a244ed405484585a2f7af3c8726c32c82561e15ce0e1bfdc1384f75e299c498bd912293d1e126f5d3783bddf910f658dbb6a28141a398ab337319cdce3bf1c39ec4b85bd73d814be1c2b01f', 11);
INSERT INTO public.directory_snapshotfile VALUES ('0e5787b2-6d80-47d5-82cf-486229ca64a7', 'f8d95f27e8a64017869c51e0cd81fd34.json', '\x1bb26411959c8923aa493b89a8269d06d0c38139866231ab1f22cc085d884dacd4c134579e46b5143a755f13ceb76cf6ff1823f1dc4dd5dc7f99704c69a29552151f535a630a2c51125c00858023b71fb625d79c55d4ede2c085441409ceac67fd210207688a286c99b59fafecda426e2ee1275ce96b402851a8e7157aa0c62b2319b85c70f17cabb1c3f9ea986bd112880c797b1f2bd6a2cdff6faeaf9955c00a1c09b542935ca927f7be5bef7425e98186399b1eccfc05e0aaa493febd00e00884044f56ec5a3bb4dfb437aaff9dd201090cca0bc041ad326eadac17cb23a7b442c84a331eef3aad5ded841f40e410f2de75187ae8e03d86663bd77ebbcd92a00222aeef63b46ae3be72525a40f893bdc4aefa68f07f7f6a5c41393077504e63c589d64df7ef078fc35a9e92cf38e3de1019f62df06d8fe2f1e3dccfa25d172e08de0882a4a1f95d3be03cbab22ac421264ac6c7bbab106ecb69b9ebdd91a7c317f0593cc2eaac55c0dc06d38ca5c37528bdb0091c0ee1432f18d5206ba1e944a4bc77885c66327751ebd56306fa3e276d0bf927ac9761cc050ca75708880c49dcb1543e132d133a2e124f4030905d13f02c794d9574781af9e2ca25f94c56a199aa927d0765bb3d6dd4435da6e4ea06791b0d2152ab96072baa0a07f199a83b932c6b23ae6e161a5007cac42646633e3e31839c1999900cee28ce8554b459df2524fa05a69d14b4558de4c090ac19f2427d32565b246de90a45c15eed0e4088aaed5e464e70452c1409eb4d16bffcfaf30fb6c9f2b5699f113b6972c6a472a555e0a3a0b4380192ff93c2b37b1f1e14b3ad56f6c188752359915876559faa4c4343664872fa5f3fb9ff19ae6b930ca4c062300121534793803de9765f9ebe29261cce48ba14b0587e0c36b24cca9abea130f6520a6d7f8c6eb2986553656613592d9e9508ea9157d30f47a52c22e51459478ca00e7767acadfc7daed599d5d1dd54a07004c0c3abba274a7749c646bb45781ed61a5760f5fe44edd3d252a66120e638df55128f7db4ba41d52dd69b677cc7529e4a58840aede1607f8f2d93e1a708ae6831194955b203907c4810fa6bb43e5632701aab7ce68c2c6fb97ff6c6384dce3b3b63aa17f7fc551130f343fdd65c90c646caffe0a920d388f69cd5c2ef9a08c8b299e093de7bee8c944942fb022880081c3091ac46d4144bb91e12ef51eca414ad632c18640040480626520b3ec5791d52ee31d1740c298cbd087303452ea4af18b4ec5c4f4d502e8935643a752f8802807d66a219b819205e41429383355850d3257b21bcc5aa9d3271792d6b71a5acbadf038e9adf20821a08d692c7142bb2029fd339bba41511b3a35d0ef075dc1592906d80a0b81d6d11beeeae746101c432366ff0cdc49c182ca15db8ccc63c8ceb1744ea0e6aee8496ad5837b275fed2c5567b0966fff11914ac79901fe4b45b5f9c6474dc75ffc47da1920165665832712c10a66b80fd38f33499792e4d06678bdae290f02c1175473f3161425407bbd1a111233bcf1d59c673f41a72eae159524ef7d41c87d7ed40ce678b15be0e2f56c25927b9e73e5726ee141133bf091169c765976928076c81255914c1d7bcbf9c64d4f6a6fe1b528960f0d9581d56fc8ecf6a787acbb3367652c325411a1faf5284868e2ef722f8ab1fb3c05c5db81e304b935b7ee192a23ba210656c72573bdf911ef5d990200200624490dfaad015163330791aec0e6145067acb84d04f4741bfa7877b2faa7a3304c981b493f911c8f691213c24919ac0c61c614ed0a0f01c7121c826e92f949f3316016e6ad4b497073005ea4a42e62396d92f2c24687af33dde121d8d433ea6f3d9b3298b32e6ddc25a5ba32c6cf138fd18a8f9d82148844f8db89dd87a1989a08517430233c8b078c4eb0246a74372ea03e154f80faf3693c226afee9e47b9c7a9f816736a426635c46cf093853463035331331356dd612dc0a99fe9b946cba430a3ee95c9dc377f2ba7263a4867ebdc0ec2feb20f284bf94ffed70166427515ced9e475da8aa0d7e12f3d417ec4ccd18da6bb384a626bbc6731564ef389d8a8df739a40b044c2035f4058a7e45e72cc681085c3fcab82676d7338ccef5180617e7ab4850775bf73cb26de4783e095fe8609457734572415b167a47a21ca72029da9d15b50d8488a9412eaecff7291c23f4b7fc1bc567939ac214a1860bac886132a7dea50f547eba6805a0f8b3e0ed42dc6f0aca60813d6a8ae0dfa2d68d880bd304b43abc4b11f3d25ad766e06cc11cb61623756b0e51ca1b867b55065c8801ec42f284b9cba77522392027d7445f800521ae90f5f8c5c70fbe2fa7d10cd352b98de483bc659afbe24ff536f9f3e64056fd347bff812aaee8d9aa0a85a3c0b323751204f19cd90295eae43924c7129f1bff4bac562813ab1b9ffb90ddf7bd121f60307a05c022fcf7ec5d61c7e2dbf61794c0783e9c3d7f256dcdf647fc0829ae4c749cea761e5a43b0eacfde9129b9e8d13c1a079a700609d6ecb1f1538d674fda9d6014fdbd72ccf740c78a3aa7d9cdbed50f580a155228e15bae60878d213b702e657ecd3d453a293ce036b7dba4c075c04ca054eaf2704e593e8ea53ac0da86b755d720db9ff6fc01925f5264db34c19be492c470d06d945c535bcc582ea5f39846f3b19940249f19b10140b6937d6ba315d03ee55de32f58504c3a19cc8e783723d60788bfccc557623a013ddaf79e20ad96bf496ae728afab92af83a2c17d2ebd843a932ace8f31177fa86b4cfe5f74d095a00709f35bfe6f0f2b006205aab870bd5f1f798985d8a374972f6885ff6bd458f0ac54193eb6dfcf80d1d8168295ce2ce3b4666fa39aba7627e54367f31979f261e280719286b77730fa3f4e93b69e268321d0fea9628b9a5f77e3820632ebdcbf8cb992fd2b2acb12c35c3adaf31ff1b4927cf499972d8feaccf74b702b11d1607d175f419dc691357ba804636e8da64d1804051d98443142a78e1daa6b954c4d4063e430ab4f7e776062ce0b2e2c4d300ac0afd97821d15191b16987c5968f1f4add4028f32e4754aa8f29093aa3bfac2f1da17268c17885282037fc8c042bedddd56e9da1944930cc4aaa2b2eb6439e9302835ec8406b3271a670fe8acec6a3cb0acc7183c79b595d4c624e9f05b43999a11d77a431295518869827c366a2ce696c13eac07865d834d667c65997c3e7b20d78a4f2a4f55508274feec4d21989a6bdc76669981f81572dfab5ab86a955b7d995c350c24e9abc683a3fa701cde38e00cd88f5145c824a8b2aca32ce08b18443f50e37b2f431e80818528e070d165347a8425ab84df2b193abe73cdab64ba6b6e08195eae782d41f39266a877d161c7b0b633a9407b7bd4a7c63b9d12647df88fad93313399bdae6e91453138024384aa166fb028df450cdc55342cc1c57c851174102c149a2af2a1490235ef2c5f321b222a61325dfad1b1df62d3e094ed500c6b3b8b39a860ce875ca156a4db3bf086bb016b0c8764065f31d9e8add7d0f028016240bc3db247d7190eba5ec0114220a5d8208e12de9ab1df8acfcb5e568225156fea3f33353b8955c93c7112bb8b4a56b8f1e96660087936ee9f966c0bcbdceb2366c39abea19918c5750524bcddb9098ebebd9f988f6defa49d99d3d25aada01e3db2a16fb02a53b6aeb7f6e1ee1a9cbd478e13e2296ee788714ab07708aebe214041a5eb7bf36a5f09bfbb45e644348e1eddfea5185bf5fd62e06868ac1411c3594e8e74b47cdb0245b81bc2f2f690259f49f3e627f0368117597795f98c70d1d5ff6d139ae124066491d95be987f2ee10041e04d7825c6a08bc0e079c12fd011a1ebbfe6c2a1676fc294b722f99c7db41940a5ad1f7bbc5481b78869cd1977259b1cb0154addfffef3ca5ab17a7a901280d96cd4092f59836fe8533a2539c97e335c532a761d7682a0ec740e878ca76293e0d71001bc7247c7e8f4cda1d9ae6be30f6d5f0a78458e3aeb818152bb0e65b164b795a9bc2370c92ee32375140e48bad57c82d47b6de0888893017c98cdd8cd28b500a3d4f764c448a3a0440b12f917fbe99011138eb4db699c9b09c1c1dbd8384e13408facd992c2123c15d8dae425203afeecac2e2298269b5fc5a9e81f2bb05616aace549ba824412111f76830b2226f23da3ee7a0a179ef22ba986d06bbeece565042148423c9bc728c47f86ca8364716e93fc302f932c3370d92f2ae470948dd5656d9e6f5107bd52918ce8d10ec846aa67d755afacd6c4cd12c8761299398ee7a9575638d41b6e3669e28e351cb51f4a7f16816612a1df5d6b677d53d4700d432b884a4c931a6a10a0f47dba5eb8ca0915af2f2c70838adfc2ebb8afb82328c4bd0a3a2d3820801a130f561b9cad55f1896342730359b219d0f617d2d82ab809ac318fda87e5db3321f89e4920b914eee4e40d5c3c29f5449d73081817d0f87c922e0aa74109249e206a3afe8424e408de9514c4d870e4af418efbbb9938c755cb39b9fdbc6289672fbb29918a43c449f738af33d9f80a721b2466e83e5c631846928ece8be5a5ef87c7398a0a97a28ce506b38adc029a7c19301284374f975e1f118724f5d8f596ecac59d832edb8242e70dd7626e25973415ec6101562d6d88940f14bc8cd5a649f27ec3addc4f89fe17dcf8714d59d28e9a685b03b66f1f900e532b57afc430c6ee362ea0f9bb98e75eaa8458bf33494c986ae95111682841a77a6090b84b98175e74f91b356a4f21dafcc6514dc30cb8e64833d1311aa76730b912ced5d2beba7267709ac67a80debcde7204afe0a7c5f11ec70e4cec726313b45777ad2381a545d49f454d35da55e2df7fcc61da9dd4b074092725baf93735c780a6ccf20423bd549d0c5cd63dab137668345063b401a8c3369a47fd689320e210fe8c7a8e4ae71c68d5c319b6e197febc2e12a5f94b0d0e6ed6bf2521f0d9e560096d01fc841e14aae941a8e0257ae00caaed448ce840ccfe3949dd5c2ef704969bd3c5daa7d808b2092e19165208d7faa7745d74fcb6f9bd8288ab7669e43284cc6f5d26041488de939cda05626817f35fa2daa945511de7b57ff850fd862f6637088c8810bfa506e6675ce5ab005ead4d8f8bb81f5813f47f7ec56e4ee1ef9088e9910deb843a40c5ccb27ce6ae0700c164e32e614c6efabc17b4ee2492516f0d4fc3a11c17accbe0b9505d5b8af8d534b6ca894292b31d481411e1bc3290d1f2700a96ce755401d17b89add0424ad0ab6cfb4d8b85a6bd877a8bcd0a36ad5087a6caac836e841d0a5ecbddd861d692b4ffeaa69fe6e9cdfb4feda9f6e34026df26b5e682121b33bb77c37c7c49431a7e4d7fd4a7409554524ec87fc634bcb10ce31d260d97df8ab157ef5df55446929ca316a282531bb9fa7ab0c66fd5cdf5a07d5fbedd6409d49bba6b6d867e6122d9ccae58cf75d2de2e3941e13d82b347c07a87ed98a1ab3c86da9f3c856011973aeb5d248399d8966ce047161584b132c8cc0e8a8938a29b3271a5aa94252f70362d083ae71a9e88c6b4dc00e8de736d4b11b77cb155ba2015141f4645c34b8208e0f075f46433433ef390801e2f57f6483288828498b5f1f0b608cae3593a70e515b6096ad1fecb730e9f237ab454af2ba518b0a1dd93288015ff374d0aa577cc5d5a9e0689cf6994945346557835d8aa0dc0cd5f8998a3802da02808312f45467f60cba61ee37adf4f9dd7c7f109acefb6c75e44ab669eb048fe6631a5273bf7052c7e8820cbf3c3c7276fc9c29a0d0a762d90189f6e81a29d1f4a80362086c1ee91a1df7d38e558c09baa8d28cb17c1be31f2d2af62daa5f2e68c14b27456f48fb7182d5643a6e53d84969d8ca5273069dab1bd9e815d8863f8bdb11ca08961b6bb3c64b429396905ff1808fa915e27d3597765b2731a5e528904b92e4931217f67919c41ef3bc96c1e8a374bba911136f8d869b138a477888344a9badbbf1c3597abaa324d7acd9ce0d9be7aedff69dc46f0342f2abd5d2d75bd76cd5d570e7225b6dad5b54504a88b05f8f66857a14ab19c0394f81d13b17ae381e84c53a8ee5fb906ec68dbad0a455c6c73d7b0912b366824ddde899747c6cfdbbf9c19fc5659226911c418f1d1b51a36f7e88ef7e023289b0dabde3e907ce0f25b9f581c4567e5516c2dde5bc51b510e7c76580658e6a0fbc7f604cbdc6f981b50634327323ec5dce1b4dd3727e44ec64bb0408b97b20adc7f9c4f100', 11);
INSERT INTO public.directory_snapshotfile VALUES ('5dc9b1a8-275f-43fa-b987-d11885faa7ad', '50d319a1494231aa7b98de695cdccc76.json', '\x1bed0300ac0acc73fd0206969b8e2fb5d924a4b1da0b77ca016b6b0185416d17f8d1b5c847af66360afc812e2ac0fc9ba54b47618b6c29746d0598a73e960d17bd08834661045acd2ca57589edee0eba70c42324b2c7bff56f633497c943abe7e24fca652ceff686b7f856995105c83097c783ce3f495b29b554483ee8b368c2b48dd57d3b6501844f0d8802260187e6b7cddb9a467480d22bf66f648d7a70e06054292ab0b1f4ca7e975f40e3443a44ba5e15d7c62687ada7e2e62bc15274edba592c34f5b9957d5c0ce6f830d22c39bdf8f8a01c1b088bc6c9fed8db15d2ef4c108300079da62246423d6f9b917ff6086471141ed0a11c38ca54f3f0bcb6ffbdb7589d970e38be147707e924ddefbfe9e10874800e6762e6da2745b3bf3f39f4f7b5880ce24443cf3d2325bee4e87e30b3c09a9b20e0881e21fa04c544586a14efefe5d4242449d4503d749aba9c69004713a733f5462db5ca1c00d3cbbe45b1b87bdce6bbe166f7f2f6dda87458b26b929d507d', 11);
INSERT INTO public.directory_snapshotfile VALUES ('18cdbf02-49b0-4d31-8c63-52b463072d60', '43169fb6fb236e60a43e01d93f2e0399.json', '\x1b2f00f81d89714c89735a73a567d7562b88b084cbc3ccded284a910a08f9cbd3c0c', 11);
INSERT INTO public.directory_snapshotfile VALUES ('85264c55-4eff-4d0f-bfa1-61a128a92d0b', 'd553fc0d9d7271d65e04bc04f47cd24a.json', '\x1b4115009c07a6db1d691021b81d0ee98fd24e1f04996e7e463528487e01904bf34a5539bc43b9c3a4b912da1629c9162873f42f6481ae69abb7a9326b1dd7efddaa098eb31112c9b37801ee4302c68f96ef427f942a54844448b4fcf7e67687dc7c36bd397abdd9f4aa2c8eae3556d29de131982e531b69577ff70b159ff5b0aa59051d1d82826f092c4ad662f5459b9702d88f784d800de53e8f5502e791dcdaaf0997e3b98fef83bc7fbbd7ac82c686c699c8ca6ff8efb6e0c9b2722d32390c6ec7a2375d7e6c6e4bd72b4032d609822fa15a93a36e2a65f33e05840e375870f120be3a011eda0358ee0ea091941071c3e484bee9dcc6b450c00f622a58690712a8a5fd87ec1b8ac342d254f9724101d7d44551beb1c6ebbb7df40f7da3173a050835d3ec7b8f545617905e7e53e49a3cff2584ee035ca4681eb35591336fe85df66b3380764f582148b09b8732c552163dd39eff900f3d3ccc223964d0b50add71fae2563bfe68fd8c181d13f783cdb27c915e5e6783e48a34e4fc8c38fcebeed9a323898eb0fbb546be084095a3794205fa3ce306f2609be390b521e60da11b8a06b9eb25cbee14a106cf97c0d3157030df4ac01a2b8d057ddfd4172d8e46202c104b33ce2e672d1bca59bf9c1e4115b762659f234eebf2acecfb011b9808603cb005b4d6105f848dcab3d890bd1c17f41ac79667d0dadf7e5c5108ad05225d359114559d2294f068102f929ab9a84d7d1cd3099ad5780d98b0e4d8ea031b311adb4a583c46842f6dc0c8494b175d40d110b8acab8d138162048f8dedc1b6846418f1498c76ed9c4414a2807026ab7fa39009b6bb42310b1b5ed477e821b4ab3d481a2867a43cb4a5d3de28308c1875c6b89cd476e6dc36f60676984affc3d0349ba7396836a7f5b39f21edf3f581b7ba362be6ad81fa62a082c57025780f764649150c5d9f02de69ac22b5255bd2dfba263fc436f7a9dbeaf326ab77c33a9a75111e7a38c9e380c925de1e7539acea96d71f3944c14acc466261abb2206be4185cdbd86244dbcdc488114cda64d9066f37c21a4d735d2653c350515c37a1f11aeafcd6ec45b364b06564ecc4af89660e2f5c289160dc920a12fb7037d9c40f65669dfb63ead1f950923f93ae233a543ed8ffb8b6df7bf1148badcf10a7ea845aa2da9f11f2f0d3e34c9eb90e91d34f2d777db67a585edbe8cb0a27aacfab75f357a1775c4ac23cd1917eea358be557954dd215762ad5e9272c6691e36c890e74f64ae0f49b5491eb3c93ce2923330b4a9e67bb8ce513cd93721240ef568d500c76470a7a91e43cf081b95acff5ae8a18d9b36c1bf8899963a93738afa36796b16f800ff813ca0d35af747b85f0bf8c014ca127792febd82c88e374c3851237cad4707e5ab3db7bd8042edc86b1204885c58926c5cbbc32697f1cb6610a51aad32b8355a6aa18c591539e0866383b55e95d104dd31aa736bbee315ad76e953f8ed41348e957d0be7c3d5f15e7303f03cf37df6ea2f9620ac6d8ee195b9d74ee1871fbc3ecacc612e5946ff85b65fa53e5607d94741dd7f2b7e43e84b3c40973a496d9f8bee20c3597d94377894811de4b704d424a4e2ab8c8bf7545c761d4a6ce9b22aa445d28cd2d1315c67232b84581f3684397e8b56f1429f74930ad6973542ce4a445c6d954674ec00d363db873ce3ff84db1f8ff443195f36c049fee400c3c5ef88f7b50ab6c23a7d45d7900', 11);
INSERT INTO public.directory_snapshotfile VALUES ('07790591-8fb7-41ff-a42f-04c1c88ab181', '8915cca68d47064b775b6efc36e76809.json', '\x1bda10002c0eecc66b1ba75a07021862819e40f4d4df48df7c0eca6f9ac43b70d96b6ec3bc5afd078f5c9acb402b3dec1d1be655cd14b1413ed2782f825a9bcb9f519fea2d08556ae38e7b7de26ed1b113e7bfbf9fa6eeb41d09f933a154f3ef83a427bd235428811cde0e08956da627dcf4e4949eb4a426fc84641ba3b94ee200f523b7be5f7d21d8a7218581055a1600a889b6b78403d40487575adbe13be34ada8ccc5e6a7309042dc4af9ef2865c080d1416a6935703a460c38e45371c22e4d200d886fd5844022def33ef1a5c9a69209a805bbfc031607a58a0d11d1719c1c587e2a265df20014bc87517c6a841cf7a1b7583122c7984ae5bcc879014dac0d9980dba6a6337104160817ac235a2a8fcc6094ed963fb955b60e0390159ad5dc8fc35240ba5c5826b0810b88b8f0f13a14357a36fff1468839f61565b35f99d20494fcc9681a5e721b35b4962e1658e579d12ce6d5e4fe5305c1316ac5d5bb948adc9e055ecd8baf55e5c673916b1f803173700d8ca7a6531690e2c59b5836b226ae0c32ced5a29349a578ad5c5b896afd8a116155f97524824b32896fae68410e1a354e085c6b0e003284f01eabe86ac473d5b9a55d66d34423658b8de693e056df10845b9756e5ab6641691d27c38d793c961aadec168970e1a905f78bdc74b8508d5e24b2fdb1c4c0729823e2ecdddae5a8405362d2f1d9657bc06ca85f9cc08f78ae64bf7b139ca8fbaf7ff0531ed18b012a490e43ec7c0df2823bf48e869dafd852cdf7f96f3eadc94e648fe626f5b9434b47ae9aa48ba636dfb029fe8f56b5357fa5ad47efedb69384b372f54249221a9b52e0f92441c109605e0f8e9e69a662c51d672e786c279bfb977e27ce974dad7f2ca3625ae3e39d8ccf0b790faff13a4cd2aa7dd98d6f485a6de4b9480f4e2b568584cea926c2161a9972a6b883dcec35476f2685f6c4dba6f29d13d0a7d9cb6bc9a82e3e206494e32e212ead8ab856d3a56fa8538a6d94fd1a239aeae9cf768a8597b286e32c084d699befa0595cefc794b9f571fcabfdae4f26b61d9ad2a05', 11);
INSERT INTO public.directory_snapshotfile VALUES ('f068c074-460a-452e-b275-d3f5ebd0558c', 'e952868933bb223f1963335465adcaf4.json', '\x1b3611009c87e986f01571dcb0166f166d4e933f413a75ccbcfd63e57442a52d40ea70b67f283f9c2e379c14b1562707ac07fbf7270525588a286c55d99b457309685b215495fcccde661f38f9c2e5b9ae0ae9362993af5175245485746c6334d7810d78e22f32881870f509d30763424ff0dea3048e88d35179a0cd064153aaa19831dbb35967637652d767e09a222f5b3ddf3c1ee4657cbe6fac7c881c4404de767aafc11dbd0357cf11c5c0bcd99dca24df3af349bb11344c260c577cbae444d9688f49dd8c0479b089472fa63785813d115364d24ccf6468ec4167b51bbcd6d96599482aec5c103d62523769da00b30e2878fe31c4c6ea8fb238c59e71a7cd896124ba5c9ff442518a27f745e044393790563cd7b2e07260ac3bf1309b791a4041275360483c27664eeecb2896ce049cac2097cff1beba3bd6a506f31cf489ac0327986dc6bf4737fbbd7033cb807730857ce6c31d755dfa2856d08cd94c6afc4ccfa22261492c6bb74c5b1f0bca295bb858d36e3d72dda931d5bf2cdfcb6e820c452781cadd434c7ffa25f42843a77f089e9ae8937a8529e83430ca9b41d24a363532c9c7eb0a3081902d5100e2c1e7b710c169a9bac42a5d0032d60080561060cfa7236b41c6c327b989c1e794b2140b5d8631b5f021e800e20a1d7cf658403cbdb3333c84d93a2d3a59816e75e859578d6ca4c2b480221ec56c3383651606139abd6e9ab9499e4f26d5a29a2f13681f8f46d68e6d65575935c2f084bc0c85ca078e0ca0c21c46f0494169097fc999e83b289eb65dddf326f0c5f68a2f1651d19553efb27d6dd52d6251b968a00d5a13d41ddbd75259709a131c351dd9c423422895bab2d9c591baae6a7d92e8fd6ca2b1a1399b719c573156f849f08ea40d5f42ba73feb6fece97d2b34af7714439924ab1a63490539b1d09f2b07b9578ee47bf4e18e63d196ebe1484ec1f1f0ebaf653cd164dbe4df45e5281a0b1821c2b076ad707053d9d57b2d17980d143e866327a243edb6fd5fee881ac4e86b96f4e91ce88d92561e3f724267f4c840312c0b8a2d5f21834ed1425acb112df0d1b2c24b3a67b2f4a1d18583db892a8a8090a5425e3ff0e3c543f984d02bbfec540d4a3ae12e8602c4846e3643c13f3ac0ff03a9c0610400f3a4f79907b7320909ff00da273307cb4e8ccc341736ce9d287c0602f4af545e493dd76ce36a18191b1ad1711655dd17cbe2f0be536a518a436b4cc125a6a93f1d3b02c30e63ad0fd4b4241caa460fcf4786b018cc8e54183727b33c1bbc8d02f1d875b454d37b6b01dee1bb3fd53bf0f8fb5705f6097a9b5ffc868713996856cdef628d3469e02831f17086e08339d2a8cbdd3a7b9225ac1a4d1155743941c182bfd8aa0456006f5153f5a3bb2dec544701b7224ccad0b37e5aaa5faa5b43dff9c317cff304d4f66f4a3a235ba1bd57e00', 11);
INSERT INTO public.directory_snapshotfile VALUES ('6a08278a-e94e-4db1-871d-dc14d9a30872', 'a4e4baff7aae081429ea6fafa21f85fd.json', '\x1b6209001c056e6ccd14b15b61219f74fe3d3d8fb8b896609094709c353f5d4e7683ff529dd3faf733f0764a55945a2646a5085eae6ab165e82da2d0b5d7ffffb9550e9dbe1e4861bcbbbf87a8348f78da229044432444f1509b954a68244c8c73f30f4a535dc57c74963d8d171a0b04142ac03d566d5221285592c2d60eba56072b95c7260b165cfd0a09026c3f3525f9143a4048bb204e52304b1597043113256efd1a6b64dc4c98f80a691945c9dbbecd4e2180a073ca411ea84dc582dbdfb58bc197309596cfccb3026b9304080ca1bd2b75a88256a6d4fc14e63ec88c73fd221c2eb0b6f258d74c2c7f345a5d349f6d5b47d554a94521194f6071900a0e77da529a1d4a69cae9ecb23fec209814060470139b11e5316eb99baac3708051ede03a268838b204c17edf95c2d62994efcc9be1bab62f038ee0d2fc1296a03dc75a29e4492f75ef6be039ac29c9876460b6cd0b9392e18bb865a84eed4b09b1ead98c89a09834ab4478007830305b83f897f6dfe077acd77b29b803476ac60bc6f455c23dc2f7877545d11e1d70fca08ea8b4ca848f3f8367bd864c34cb7eaf9c3f6bec4dbf80fffc2779feef75795062732295828c0c0ae2157e81c122e5d4d4585376da5dc04d3a62183afaa8c7a1b91783546ced4488d4305a84703502b28442490f0db31245ffa2c2b5a96a1a0340063fb472b7220617379e7fa698fe05ca0fe8e03851ba63a64816b0bd6311867965869b1dabfb7a10681b2e0be74a17c4f2095cbb8217f9188705', 11);
INSERT INTO public.directory_snapshotfile VALUES ('579d7fe8-bf0b-4b49-951e-24ced493ec1d', '30d9f988f9b6b2bd56501f1d4f5a6b7d.json', '\x1b381000c4e79b2bfd19f9ed65da99c9b0aa24740779837b59c8c2654b5b02897064445d9dc8c55aab2f78a37d6ca4602133ab884b7af78a492b6ea17d4a644dd2f2cf358612893474882b7a2a2f400d32f1a99dad0d96fed00957a521080f9b79971bb5cda8d026c82e49cd86d33f198e692ba5968ab27f4ff470f0bc4b096384cbbbb476943a4ab79f0d602ecf7102aa6383172aa475fe8f4d132acd82964bc129930963a6e136404f3738a0c286d24d76becfd6d370c87340eee076f62a4c663f3b3ca910fdda5fe5ff200aa10c709d77bd8ffda11898faeeab762111381cbd1b8efe0f473ff78947a0e023c4af428b17e7ebc33c09cf967cd82b309dddf87a38fe341cbd1c8e9e0f47ff86a35f7c4d4f944c36ed61830e8d53f55afc5869ce708cd20a350a11776e600b9484dcb5090e34586a6c10445aaa8930d6139b5424da9614580cdcd6a160277c375a5b31a77e603d0b313861db48493f26192a981a571755027b41f282d425dde5100e3e729e94e0a42e3210a132233e6545220fc904e5a9ad3d2aa07043638c14c31a9eecc5ba18a66d6c32b8d087dadc93e6e8a818e2a669696ecc3b791a53ae5ae091651c56de4edbfe21343052f8e7a9ab9c9b7969e2815f8dec75e860de9b2f5762c2daca4441e98ad03e23dc0ea679e4a7c4b709e616971e4244c033498ba96b68caac2ba704c862159aba021c00551a051e269b348fcdc014f23ab2ca87cb27ecf5d39ca9f646a04f07f66a12e1ab0f4e04efc3e97a040757c029eaece0d08de63b46278a09a74e1a6dda0e2c9b9361745500bc4be010fd748a0a5dbedf20ba624801e7664f6d70da3ca9b0eefe0450186b5103f7726f62ac8222c93cfcfd4829ea41d3378d1372e5c163efc0a9ccdc6b128430f498580af1d27b922c8f897165831fe571d85bc650b8919a1413339518f5fe8764324981ca5c53134d9de82f302b652228130565fc81ddc0c01e90ebd5d2212ed112b8920041e3175736fdb2fd1c8e3f34beffd36fed339e3c695f6cdad8f7de2cc5c0a9f04414aae8936049109bbc269a1629598ed9eb0044617b39accfd33c5af9192ab4a64fc2e14287c0a6e00952776fd035903c6ecac39e9c162d552681a59a3e585b3809c226526bc1828e9ae510e189e267d00adaa8529bacd9405949fdceb9cdfefdd01c632d4536246b8b395f80444cb4850411b967c9f2444345f1830b4d822a29894eb1a6fd6a62a466a4709da9c6398fa1fe97a7b8ecfc88427770ed062a50e3ee1d4cffdcb2578799283ee36f66887ba4729f38e8fb45ef2a646d3ed7fbe53b9e6f94c4a99878b2b5b705', 5);
INSERT INTO public.directory_snapshotstep VALUES ('5cf6cd1b-ea87-4ca2-a78e-ddd44f2aceac', 1795575601, 1795575600, '{}');
INSERT INTO public.directory_snapshotstep VALUES ('805068d7-7d08-4d03-8634-5cebec26f0f4', 1795575602, 1795575601, '{"home": [[0, 2], [3, 12], [13, 21]], "guides": [[0, 12], 1, [13, 38], 1, [39, 53]], "listings": [[0, 2], [3, 6], [7, 8], 1, [9, 12], [13, 17], [18, 22], [23, 27], [28, 31], [32, 37], [38, 42], [43, 47], [48, 52], [53, 56], [57, 61], [62, 67], [68, 72], [73, 77], [78, 82], [83, 87], [88, 92], [93, 97], [98, 102], [103, 107], [108, 111], [112, 116]], "catalogue": [[0, 33], [34, 63], [66, 76], 1, [77, 79], 1, [80, 82]], "shapes.en": [[0, 5], [7, 10], 2, [8, 9], [14, 15], 2, [17, 19]], "shapes.km": [[0, 5], [7, 10], 2, [8, 9], [14, 15], 2, [17, 19]], "details.en": [[0, 1], [2, 6]], "details.km": [[0, 1], [2, 6]], "vocabulary": [[0, 714], [715, 1650]], "descriptions": [[0, 2], [3, 6]]}');
INSERT INTO public.directory_source VALUES ('9b0532f2-b493-408e-9db3-06188b63a48f', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 0, 'S1', 'A leaflet', 'https://river.example/leaflet', '', '', false, '', false);
INSERT INTO public.directory_sourcereading VALUES ('5df16830-923f-40cc-829a-3ee703402456', '+8550000002', 'https://river.example/leaflet', 'found', '', '', '2026-11-25 03:00:00+00', '2026-11-25 03:00:00+00', NULL, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_taxonomyterm VALUES ('2bf62cf4-8659-4971-926e-4be201932dff', 'category', 'shelter', 'ក្រុម shelter', 'ក្រុម shelter', 'shelter', '', NULL, NULL, '[]', NULL, 0, false);
INSERT INTO public.directory_taxonomyterm VALUES ('05828240-fcd8-43e1-8fbb-fda8fed37fa9', 'category', 'legal', 'ក្រុម legal', 'ក្រុម legal', 'legal', '', NULL, NULL, '[]', NULL, 0, false);
INSERT INTO public.directory_taxonomyterm VALUES ('98f46f1a-da46-4034-9626-c39d71398106', 'kind', 'safe-house', 'សេវា safe-house', 'សេវា safe-house', 'safe-house', '', NULL, NULL, '[]', '2bf62cf4-8659-4971-926e-4be201932dff', 0, false);
INSERT INTO public.directory_taxonomyterm VALUES ('a67ea61c-a621-4d9d-a7f4-2df6871fea77', 'kind', 'legal-aid', 'សេវា legal-aid', 'សេវា legal-aid', 'legal-aid', '', NULL, NULL, '[]', '05828240-fcd8-43e1-8fbb-fda8fed37fa9', 1, false);
INSERT INTO public.directory_taxonomyterm VALUES ('e516e4cc-40c1-483e-ab5d-dcf6108f34e2', 'served', 'women', 'ស្ត្រី', 'ស្ត្រី', 'women', '', NULL, NULL, '[]', NULL, 0, false);
INSERT INTO public.directory_taxonomyterm VALUES ('3009c33a-20c5-47b4-acdc-11e02d6d8067', 'served', 'men', 'បុរស', 'បុរស', 'men', '', NULL, NULL, '[]', NULL, 0, false);
INSERT INTO public.directory_twinpermit VALUES ('6190f8e7-2251-4709-93e0-a23b1ab95117', '2026-11-25 03:00:00+00', 'x', 4, 5, '0e06e949-7912-44d0-8e5c-c74abd12754a');
INSERT INTO public.directory_twinrequest VALUES ('0e06e949-7912-44d0-8e5c-c74abd12754a', '9355a34e-8225-470c-a6fb-3c754bf91730', 'x', '{}', '2026-11-25 03:00:00+00', 'x', 4, '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b');
INSERT INTO public.directory_unmetneed VALUES ('96b752c3-6d9f-418a-a580-77162268df50', 'legal-aid', '06', '2026-11-25');
INSERT INTO public.directory_urgentmessage VALUES ('54cf6fcf-e3da-44a8-b24e-3c93bb5b3513', 'danger', 'បន្ទាត់', 'បន្ទាត់', 'A line', 0, '[]', '["legal-aid"]', '[]', '[]', 'warn', '', NULL, NULL, 'ឥឡូវ', 'ឥឡូវ', 'Now', 'ហៅ', 'ហៅ', 'Call', '[]', '', NULL, NULL, '[]', '');
INSERT INTO public.directory_verification VALUES ('567a6610-238b-44ec-86d7-752fb3dbf5e7', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 1, 2, 2, 0, 'confirmed', 'call', 4, 1, false, 2, NULL, false, '+85500000066', 'បញ្ជី', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["contacts/1dcb204a-4f06-41d4-9da7-70f551ecea7b", "description", "locations/120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name", "phones/ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "services/f0d40655-7dc3-4863-8571-f27ee3022cb3", "website"]', 'អង្គការ river', '{"name": {"en": "House river", "km": "អង្គការ river"}, "slug": "river", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "hours": [], "number": "+8550000001", "purpose": {"en": "", "km": ""}, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "type": "telegram", "value": "@river", "purpose": {"en": "", "km": ""}}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [["MO", "08:00", "17:00"]], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name": {"en": "", "km": ""}, "address": {"en": "", "km": ""}, "province": "06"}], "public_id": "dcqnag", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', '59982fb9d387be22124a64867badcc6233fc03d59a4b1caad79932c1babd967b', false, '[]', NULL, NULL, 'registration', 'បញ្ជីអង្គការ', 'សម្ព័ន្ធ', '2026-11-25', '');
INSERT INTO public.directory_verification VALUES ('8ca463c3-b735-4afc-86d9-bebdfc7d4b36', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 2, 3, 3, 2, 'confirmed', 'call', 5, 4, false, 2, NULL, true, '+8550000001', '', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["contacts/1dcb204a-4f06-41d4-9da7-70f551ecea7b", "description", "locations/120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name", "phones/ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "services/f0d40655-7dc3-4863-8571-f27ee3022cb3", "website"]', 'អង្គការ river', '{"name": {"en": "House river", "km": "អង្គការ river"}, "slug": "river", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "hours": [], "number": "+8550000002", "purpose": {"en": "", "km": ""}, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "type": "telegram", "value": "@river", "purpose": {"en": "", "km": ""}}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [["MO", "08:00", "17:00"]], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name": {"en": "", "km": ""}, "address": {"en": "", "km": ""}, "province": "06"}], "public_id": "dcqnag", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', 'eafd0245d2579689888e221a5bc5fc920cc94de37bfd37abc5f1361636e5e6b5', false, '[]', NULL, NULL, '', '', '', NULL, '');
INSERT INTO public.directory_verification VALUES ('16c5ed63-2942-4363-9f85-78dea4c23c4e', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 3, 3, 3, 3, 'withdrawn', '', 4, NULL, false, 2, NULL, false, '', '', '2026-11-25', NULL, '2026-11-25 03:00:00+00', '', 'x', '[]', '', NULL, '', false, '[]', NULL, NULL, '', '', '', NULL, '');
INSERT INTO public.directory_verification VALUES ('5b51a1ad-1278-48de-b1f6-16f54e81fd29', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 4, 3, 3, 3, 'confirmed', 'call', 5, NULL, false, 2, 4, false, '+8550000001', '', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["contacts/1dcb204a-4f06-41d4-9da7-70f551ecea7b", "description", "locations/120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name", "phones/ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "services/f0d40655-7dc3-4863-8571-f27ee3022cb3", "website"]', 'អង្គការ river', '{"name": {"en": "House river", "km": "អង្គការ river"}, "slug": "river", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "hours": [], "number": "+8550000002", "purpose": {"en": "", "km": ""}, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "type": "telegram", "value": "@river", "purpose": {"en": "", "km": ""}}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [["MO", "08:00", "17:00"]], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name": {"en": "", "km": ""}, "address": {"en": "", "km": ""}, "province": "06"}], "public_id": "dcqnag", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', 'eafd0245d2579689888e221a5bc5fc920cc94de37bfd37abc5f1361636e5e6b5', false, '[]', NULL, NULL, '', '', '', NULL, '');
INSERT INTO public.directory_verification VALUES ('cc4b67e4-6643-4ccc-8df1-3ff9ce36d246', 'd29628cc-ef65-46d8-9736-d553ad98ffdd', 1, 1, 1, 0, 'confirmed', 'call', 4, 1, false, 2, NULL, false, '+85500000066', 'បញ្ជី', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["description", "name", "phones/b205e2a7-b448-4cff-a5aa-d92cd1269b3a", "services/5cbf2857-f8ce-4861-bd8e-db05e308c83d"]', 'អង្គការ lake', '{"name": {"en": "House lake", "km": "អង្គការ lake"}, "slug": "lake", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "b205e2a7-b448-4cff-a5aa-d92cd1269b3a", "hours": [], "number": "+8550000001", "purpose": {"en": "", "km": ""}, "service": "5cbf2857-f8ce-4861-bd8e-db05e308c83d", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "", "contacts": [], "services": [{"id": "5cbf2857-f8ce-4861-bd8e-db05e308c83d", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [], "public_id": "tmffk4", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', '3117a94c6549ea37657f22a753800851fe03e871e9959d47aae106ce330557ed', false, '[]', NULL, NULL, 'registration', 'បញ្ជីអង្គការ', 'សម្ព័ន្ធ', '2026-11-25', '');
INSERT INTO public.directory_verification VALUES ('29baa4da-d831-42c8-aedf-063715cd868d', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 5, 5, 5, 3, 'confirmed', 'call', 4, 1, false, 2, NULL, false, '+8550000001', '', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["contacts/1dcb204a-4f06-41d4-9da7-70f551ecea7b", "description", "locations/120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name", "phones/ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "services/f0d40655-7dc3-4863-8571-f27ee3022cb3", "website"]', 'អង្គការ river', '{"name": {"en": "House river", "km": "អង្គការ river"}, "slug": "river", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "ecc354e8-e79e-486d-8c9f-b4c2a1d92d0a", "hours": [], "number": "+8550000002", "purpose": {"en": "", "km": ""}, "service": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "https://river.example/", "contacts": [{"id": "1dcb204a-4f06-41d4-9da7-70f551ecea7b", "type": "telegram", "value": "@river", "purpose": {"en": "", "km": ""}}], "services": [{"id": "f0d40655-7dc3-4863-8571-f27ee3022cb3", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [["MO", "08:00", "17:00"]], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [{"id": "120f756e-b1d3-49f2-b49d-3741b7c71ebc", "name": {"en": "", "km": ""}, "address": {"en": "", "km": ""}, "province": "06"}], "public_id": "dcqnag", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', 'eafd0245d2579689888e221a5bc5fc920cc94de37bfd37abc5f1361636e5e6b5', false, '[]', NULL, NULL, '', '', '', NULL, '');
INSERT INTO public.directory_verification VALUES ('deb141f7-0d8c-4ce9-b231-0bf0de76ce27', '15df3347-93c6-4092-813e-c8dba902c388', 1, 1, 1, 0, 'confirmed', 'call', 4, 1, false, 2, NULL, false, '+85500000066', 'បញ្ជី', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["description", "name", "phones/3de60307-0f29-4557-a65a-2660bcc84a0b", "services/9e930af4-8347-4648-8983-756fe9c5e77b"]', 'អង្គការ field', '{"name": {"en": "House field", "km": "អង្គការ field"}, "slug": "field", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "3de60307-0f29-4557-a65a-2660bcc84a0b", "hours": [], "number": "+8550000001", "purpose": {"en": "", "km": ""}, "service": "9e930af4-8347-4648-8983-756fe9c5e77b", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "", "contacts": [], "services": [{"id": "9e930af4-8347-4648-8983-756fe9c5e77b", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [], "public_id": "9tjcx8", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', '366cbe1ef1daea423d0c4d79961a088a9913ec06609f4f6f940f1dc4a71f04e4', false, '[]', NULL, NULL, 'registration', 'បញ្ជីអង្គការ', 'សម្ព័ន្ធ', '2026-11-25', '');
INSERT INTO public.directory_verification VALUES ('f1e2ca9e-6128-4353-99c3-a30363bd6245', '7f218dc0-b515-4fc6-83e0-c80f4a8dd42f', 1, 1, 1, 0, 'confirmed', 'call', 4, 1, false, 2, NULL, false, '+85500000066', 'បញ្ជី', '2026-11-25', '2027-05-24', '2026-11-25 03:00:00+00', '', '', '["description", "name", "phones/0b9089b4-5907-489a-9d6c-79fdb1cb293b", "services/ac22d642-3f5b-46e1-ade6-c2bd8b6a093a"]', 'អង្គការ forest', '{"name": {"en": "House forest", "km": "អង្គការ forest"}, "slug": "forest", "type": "ngo", "order": 100, "shape": 4, "phones": [{"id": "0b9089b4-5907-489a-9d6c-79fdb1cb293b", "hours": [], "number": "+8550000001", "purpose": {"en": "", "km": ""}, "service": "ac22d642-3f5b-46e1-ade6-c2bd8b6a093a", "languages": [], "toll_free": null, "printed_on": null}], "acronym": "", "caution": {"en": "", "km": ""}, "website": "", "contacts": [], "services": [{"id": "ac22d642-3f5b-46e1-ade6-c2bd8b6a093a", "fees": {"en": "", "km": ""}, "name": {"en": "", "km": ""}, "hours": [], "kinds": ["legal-aid"], "served": ["women"], "hotline": false, "provinces": ["06"], "nationwide": null, "not_served": [], "description": {"en": "", "km": ""}, "eligibility": {"en": "", "km": ""}, "residential": false, "free_of_charge": null, "required_documents": {"en": "", "km": ""}, "application_process": {"en": "", "km": ""}}], "locations": [], "public_id": "tb38va", "printed_on": null, "description": {"en": "", "km": "ជួយ"}, "unconfirmed": [], "alternate_names": {"en": [], "km": []}, "year_incorporated": null, "name_is_translation": false}', '9a9474004df39bb983f5118ad363b8208a67a3a81943e27e0e8f0e930513bc77', false, '[]', NULL, NULL, 'registration', 'បញ្ជីអង្គការ', 'សម្ព័ន្ធ', '2026-11-25', '');
INSERT INTO public.directory_verification VALUES ('6b88a4b4-9d17-4929-b063-af4e9ed36b0a', '15df3347-93c6-4092-813e-c8dba902c388', 2, 1, 1, 1, 'withdrawn', '', 4, NULL, false, 2, NULL, false, '', '', '2026-11-25', NULL, '2026-11-25 03:00:00+00', '', 'បានបញ្ចូលទៅក្នុង អង្គការ forest។', '[]', '', NULL, '', false, '[]', NULL, NULL, '', '', '', NULL, '');
INSERT INTO public.directory_vetting VALUES ('a7aff248-9301-45b1-a414-e85df1c05413', '94c1eebd-8d3f-4b7b-9cdf-e1dc6fd8c34b', 1, 'trusted', 4, '2026-11-25 03:00:00+00', '2026-11-25', '2026-12-25', 'A coalition', false, NULL, '', '');
INSERT INTO public.django_content_type VALUES (1, 'directory', 'province');
INSERT INTO public.django_content_type VALUES (2, 'directory', 'taxonomyterm');
INSERT INTO public.django_content_type VALUES (3, 'directory', 'organization');
INSERT INTO public.django_content_type VALUES (4, 'directory', 'service');
INSERT INTO public.django_content_type VALUES (5, 'directory', 'servedgroup');
INSERT INTO public.django_content_type VALUES (6, 'directory', 'phone');
INSERT INTO public.django_content_type VALUES (7, 'directory', 'contact');
INSERT INTO public.django_content_type VALUES (8, 'directory', 'location');
INSERT INTO public.django_content_type VALUES (9, 'directory', 'schedule');
INSERT INTO public.django_content_type VALUES (10, 'directory', 'source');
INSERT INTO public.django_content_type VALUES (11, 'directory', 'edit');
INSERT INTO public.django_content_type VALUES (12, 'directory', 'verification');
INSERT INTO public.django_content_type VALUES (13, 'directory', 'returnrequest');
INSERT INTO public.django_content_type VALUES (14, 'directory', 'attempt');
INSERT INTO public.django_content_type VALUES (15, 'directory', 'vetting');
INSERT INTO public.django_content_type VALUES (16, 'directory', 'alert');
INSERT INTO public.django_content_type VALUES (17, 'directory', 'snapshot');
INSERT INTO public.django_content_type VALUES (18, 'directory', 'partnerlink');
INSERT INTO public.django_content_type VALUES (19, 'directory', 'partneranswer');
INSERT INTO public.django_content_type VALUES (20, 'directory', 'sheetdraft');
INSERT INTO public.django_content_type VALUES (21, 'directory', 'answer');
INSERT INTO public.django_content_type VALUES (22, 'directory', 'report');
INSERT INTO public.django_content_type VALUES (23, 'directory', 'accountchange');
INSERT INTO public.django_content_type VALUES (24, 'directory', 'snapshotfile');
INSERT INTO public.django_content_type VALUES (25, 'directory', 'snapshotstep');
INSERT INTO public.django_content_type VALUES (26, 'directory', 'publicationdue');
INSERT INTO public.django_content_type VALUES (27, 'directory', 'lostwithdrawal');
INSERT INTO public.django_content_type VALUES (28, 'directory', 'sentform');
INSERT INTO public.django_content_type VALUES (29, 'directory', 'twinrequest');
INSERT INTO public.django_content_type VALUES (30, 'directory', 'twinpermit');
INSERT INTO public.django_content_type VALUES (31, 'directory', 'alertwording');
INSERT INTO public.django_content_type VALUES (32, 'directory', 'catalogueedit');
INSERT INTO public.django_content_type VALUES (33, 'directory', 'cataloguecheck');
INSERT INTO public.django_content_type VALUES (34, 'directory', 'askrule');
INSERT INTO public.django_content_type VALUES (35, 'directory', 'line');
INSERT INTO public.django_content_type VALUES (36, 'directory', 'urgentmessage');
INSERT INTO public.django_content_type VALUES (37, 'directory', 'need');
INSERT INTO public.django_content_type VALUES (38, 'directory', 'claim');
INSERT INTO public.django_content_type VALUES (39, 'directory', 'numbercall');
INSERT INTO public.django_content_type VALUES (40, 'directory', 'importdraft');
INSERT INTO public.django_content_type VALUES (41, 'directory', 'dayoff');
INSERT INTO public.django_content_type VALUES (42, 'directory', 'comment');
INSERT INTO public.django_content_type VALUES (43, 'directory', 'merge');
INSERT INTO public.django_content_type VALUES (44, 'directory', 'importheading');
INSERT INTO public.django_content_type VALUES (45, 'directory', 'link');
INSERT INTO public.django_content_type VALUES (46, 'directory', 'losthistory');
INSERT INTO public.django_content_type VALUES (47, 'directory', 'refusal');
INSERT INTO public.django_content_type VALUES (48, 'directory', 'comparison');
INSERT INTO public.django_content_type VALUES (49, 'directory', 'sample');
INSERT INTO public.django_content_type VALUES (50, 'directory', 'sampledlisting');
INSERT INTO public.django_content_type VALUES (51, 'directory', 'secondcall');
INSERT INTO public.django_content_type VALUES (52, 'directory', 'unmetneed');
INSERT INTO public.django_content_type VALUES (53, 'directory', 'sourcereading');
INSERT INTO public.django_content_type VALUES (54, 'directory', 'mergeundo');
INSERT INTO public.django_content_type VALUES (55, 'admin', 'logentry');
INSERT INTO public.django_content_type VALUES (56, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (57, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (58, 'auth', 'user');
INSERT INTO public.django_content_type VALUES (59, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (60, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (61, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (62, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (63, 'mfa', 'authenticator');
INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', '2026-12-01 10:19:25.820233+00');
INSERT INTO public.django_migrations VALUES (2, 'auth', '0001_initial', '2026-12-01 10:19:25.854659+00');
INSERT INTO public.django_migrations VALUES (3, 'account', '0001_initial', '2026-12-01 10:19:25.874777+00');
INSERT INTO public.django_migrations VALUES (4, 'account', '0002_email_max_length', '2026-12-01 10:19:25.887621+00');
INSERT INTO public.django_migrations VALUES (5, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-12-01 10:19:25.897493+00');
INSERT INTO public.django_migrations VALUES (6, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-12-01 10:19:25.907312+00');
INSERT INTO public.django_migrations VALUES (7, 'account', '0005_emailaddress_idx_upper_email', '2026-12-01 10:19:25.920465+00');
INSERT INTO public.django_migrations VALUES (8, 'account', '0006_emailaddress_lower', '2026-12-01 10:19:25.929296+00');
INSERT INTO public.django_migrations VALUES (9, 'account', '0007_emailaddress_idx_email', '2026-12-01 10:19:25.941392+00');
INSERT INTO public.django_migrations VALUES (10, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-12-01 10:19:25.948068+00');
INSERT INTO public.django_migrations VALUES (11, 'account', '0009_emailaddress_unique_primary_email', '2026-12-01 10:19:25.954559+00');
INSERT INTO public.django_migrations VALUES (12, 'admin', '0001_initial', '2026-12-01 10:19:25.962709+00');
INSERT INTO public.django_migrations VALUES (13, 'admin', '0002_logentry_remove_auto_add', '2026-12-01 10:19:25.967137+00');
INSERT INTO public.django_migrations VALUES (14, 'admin', '0003_logentry_add_action_flag_choices', '2026-12-01 10:19:25.971545+00');
INSERT INTO public.django_migrations VALUES (15, 'contenttypes', '0002_remove_content_type_name', '2026-12-01 10:19:25.981112+00');
INSERT INTO public.django_migrations VALUES (16, 'auth', '0002_alter_permission_name_max_length', '2026-12-01 10:19:25.986606+00');
INSERT INTO public.django_migrations VALUES (17, 'auth', '0003_alter_user_email_max_length', '2026-12-01 10:19:25.991399+00');
INSERT INTO public.django_migrations VALUES (18, 'auth', '0004_alter_user_username_opts', '2026-12-01 10:19:25.997368+00');
INSERT INTO public.django_migrations VALUES (19, 'auth', '0005_alter_user_last_login_null', '2026-12-01 10:19:26.002236+00');
INSERT INTO public.django_migrations VALUES (20, 'auth', '0006_require_contenttypes_0002', '2026-12-01 10:19:26.002786+00');
INSERT INTO public.django_migrations VALUES (21, 'auth', '0007_alter_validators_add_error_messages', '2026-12-01 10:19:26.006867+00');
INSERT INTO public.django_migrations VALUES (22, 'auth', '0008_alter_user_username_max_length', '2026-12-01 10:19:26.01325+00');
INSERT INTO public.django_migrations VALUES (23, 'auth', '0009_alter_user_last_name_max_length', '2026-12-01 10:19:26.018473+00');
INSERT INTO public.django_migrations VALUES (24, 'auth', '0010_alter_group_name_max_length', '2026-12-01 10:19:26.02449+00');
INSERT INTO public.django_migrations VALUES (25, 'auth', '0011_update_proxy_permissions', '2026-12-01 10:19:26.029105+00');
INSERT INTO public.django_migrations VALUES (26, 'auth', '0012_alter_user_first_name_max_length', '2026-12-01 10:19:26.034209+00');
INSERT INTO public.django_migrations VALUES (27, 'directory', '0001_initial', '2026-12-01 10:19:26.456143+00');
INSERT INTO public.django_migrations VALUES (28, 'directory', '0002_append_only', '2026-12-01 10:19:26.45669+00');
INSERT INTO public.django_migrations VALUES (29, 'directory', '0003_desk', '2026-12-01 10:19:26.456973+00');
INSERT INTO public.django_migrations VALUES (30, 'directory', '0004_accounts', '2026-12-01 10:19:26.457234+00');
INSERT INTO public.django_migrations VALUES (31, 'directory', '0005_reports', '2026-12-01 10:19:26.457497+00');
INSERT INTO public.django_migrations VALUES (32, 'directory', '0006_answers_append_only', '2026-12-01 10:19:26.457751+00');
INSERT INTO public.django_migrations VALUES (33, 'directory', '0007_first_check', '2026-12-01 10:19:26.458002+00');
INSERT INTO public.django_migrations VALUES (34, 'directory', '0008_revoked_by', '2026-12-01 10:19:26.458344+00');
INSERT INTO public.django_migrations VALUES (35, 'directory', '0009_operating_status', '2026-12-01 10:19:26.458689+00');
INSERT INTO public.django_migrations VALUES (36, 'directory', '0002_triggers', '2026-12-01 10:19:26.505065+00');
INSERT INTO public.django_migrations VALUES (37, 'directory', '0003_year_incorporated', '2026-12-01 10:19:26.519481+00');
INSERT INTO public.django_migrations VALUES (38, 'directory', '0004_term_flags', '2026-12-01 10:19:26.54934+00');
INSERT INTO public.django_migrations VALUES (39, 'directory', '0005_publishing', '2026-12-01 10:19:26.626308+00');
INSERT INTO public.django_migrations VALUES (40, 'directory', '0006_desk_doors', '2026-12-01 10:19:27.029555+00');
INSERT INTO public.django_migrations VALUES (41, 'directory', '0007_catalogue', '2026-12-01 10:19:27.208048+00');
INSERT INTO public.django_migrations VALUES (42, 'directory', '0008_facts', '2026-12-01 10:19:27.606168+00');
INSERT INTO public.django_migrations VALUES (43, 'directory', '0009_guidance', '2026-12-01 10:19:27.623575+00');
INSERT INTO public.django_migrations VALUES (44, 'directory', '0010_needs', '2026-12-01 10:19:27.653914+00');
INSERT INTO public.django_migrations VALUES (45, 'directory', '0011_a_days_work', '2026-12-01 10:19:28.474341+00');
INSERT INTO public.django_migrations VALUES (46, 'directory', '0012_free_numbers', '2026-12-01 10:19:28.865938+00');
INSERT INTO public.django_migrations VALUES (47, 'directory', '0013_import_draft', '2026-12-01 10:19:28.896518+00');
INSERT INTO public.django_migrations VALUES (48, 'directory', '0014_history', '2026-12-01 10:19:29.002416+00');
INSERT INTO public.django_migrations VALUES (49, 'directory', '0015_import_heading', '2026-12-01 10:19:29.0301+00');
INSERT INTO public.django_migrations VALUES (50, 'directory', '0016_chain', '2026-12-01 10:19:29.118841+00');
INSERT INTO public.django_migrations VALUES (51, 'directory', '0017_first_listings', '2026-12-01 10:19:29.520278+00');
INSERT INTO public.django_migrations VALUES (52, 'directory', '0018_truth', '2026-12-01 10:19:29.927593+00');
INSERT INTO public.django_migrations VALUES (53, 'directory', '0019_source_readings', '2026-12-01 10:19:30.083143+00');
INSERT INTO public.django_migrations VALUES (54, 'directory', '0020_merge_undo', '2026-12-01 10:19:30.246703+00');
INSERT INTO public.django_migrations VALUES (55, 'directory', '0021_ask_places', '2026-12-01 10:19:30.250531+00');
INSERT INTO public.django_migrations VALUES (56, 'mfa', '0001_initial', '2026-12-01 10:19:30.285126+00');
INSERT INTO public.django_migrations VALUES (57, 'mfa', '0002_authenticator_timestamps', '2026-12-01 10:19:30.329491+00');
INSERT INTO public.django_migrations VALUES (58, 'mfa', '0003_authenticator_type_uniq', '2026-12-01 10:19:30.392151+00');
INSERT INTO public.django_migrations VALUES (59, 'sessions', '0001_initial', '2026-12-01 10:19:30.396398+00');
INSERT INTO public.django_migrations VALUES (60, 'directory', '0001_tables', '2026-12-01 10:19:30.397919+00');
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 4, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 109, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 252, true);
SELECT pg_catalog.setval('public.auth_user_groups_id_seq', 6, true);
SELECT pg_catalog.setval('public.auth_user_id_seq', 9, true);
SELECT pg_catalog.setval('public.auth_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.directory_servedgroup_id_seq', 7, true);
SELECT pg_catalog.setval('public.directory_service_kinds_id_seq', 7, true);
SELECT pg_catalog.setval('public.directory_service_provinces_id_seq', 7, true);
SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 63, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 60, true);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_alert
    ADD CONSTRAINT alert_number_once UNIQUE (organization_id, number);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_group_id_94350c0c_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_permission_id_14a6b632_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT check_number_once UNIQUE (organization_id, number);
ALTER TABLE ONLY public.directory_accountchange
    ADD CONSTRAINT directory_accountchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_alert
    ADD CONSTRAINT directory_alert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_alertwording
    ADD CONSTRAINT directory_alertwording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_answer
    ADD CONSTRAINT directory_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_askrule
    ADD CONSTRAINT directory_askrule_code_key UNIQUE (code);
ALTER TABLE ONLY public.directory_askrule
    ADD CONSTRAINT directory_askrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_attempt
    ADD CONSTRAINT directory_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_cache
    ADD CONSTRAINT directory_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.directory_cataloguecheck
    ADD CONSTRAINT directory_cataloguecheck_number_key UNIQUE (number);
ALTER TABLE ONLY public.directory_cataloguecheck
    ADD CONSTRAINT directory_cataloguecheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_catalogueedit
    ADD CONSTRAINT directory_catalogueedit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_catalogueedit
    ADD CONSTRAINT directory_catalogueedit_revision_key UNIQUE (revision);
ALTER TABLE ONLY public.directory_claim
    ADD CONSTRAINT directory_claim_organization_id_key UNIQUE (organization_id);
ALTER TABLE ONLY public.directory_claim
    ADD CONSTRAINT directory_claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_comment
    ADD CONSTRAINT directory_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_comparison
    ADD CONSTRAINT directory_comparison_call_id_key UNIQUE (call_id);
ALTER TABLE ONLY public.directory_comparison
    ADD CONSTRAINT directory_comparison_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_contact
    ADD CONSTRAINT directory_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_dayoff
    ADD CONSTRAINT directory_dayoff_code_key UNIQUE (code);
ALTER TABLE ONLY public.directory_dayoff
    ADD CONSTRAINT directory_dayoff_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_edit
    ADD CONSTRAINT directory_edit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_importdraft
    ADD CONSTRAINT directory_importdraft_by_id_key UNIQUE (by_id);
ALTER TABLE ONLY public.directory_importdraft
    ADD CONSTRAINT directory_importdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_importheading
    ADD CONSTRAINT directory_importheading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_line
    ADD CONSTRAINT directory_line_code_key UNIQUE (code);
ALTER TABLE ONLY public.directory_line
    ADD CONSTRAINT directory_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_link
    ADD CONSTRAINT directory_link_number_key UNIQUE (number);
ALTER TABLE ONLY public.directory_link
    ADD CONSTRAINT directory_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_location
    ADD CONSTRAINT directory_location_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_losthistory
    ADD CONSTRAINT directory_losthistory_head_key UNIQUE (head);
ALTER TABLE ONLY public.directory_losthistory
    ADD CONSTRAINT directory_losthistory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_lostwithdrawal
    ADD CONSTRAINT directory_lostwithdrawal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_merge
    ADD CONSTRAINT directory_merge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_mergeundo
    ADD CONSTRAINT directory_mergeundo_merge_id_key UNIQUE (merge_id);
ALTER TABLE ONLY public.directory_mergeundo
    ADD CONSTRAINT directory_mergeundo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_need
    ADD CONSTRAINT directory_need_code_key UNIQUE (code);
ALTER TABLE ONLY public.directory_need
    ADD CONSTRAINT directory_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_numbercall
    ADD CONSTRAINT directory_numbercall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_organization
    ADD CONSTRAINT directory_organization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_organization
    ADD CONSTRAINT directory_organization_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.directory_organization
    ADD CONSTRAINT directory_organization_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.directory_partneranswer
    ADD CONSTRAINT directory_partneranswer_link_id_key UNIQUE (link_id);
ALTER TABLE ONLY public.directory_partneranswer
    ADD CONSTRAINT directory_partneranswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_partnerlink
    ADD CONSTRAINT directory_partnerlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_partnerlink
    ADD CONSTRAINT directory_partnerlink_token_sha256_key UNIQUE (token_sha256);
ALTER TABLE ONLY public.directory_phone
    ADD CONSTRAINT directory_phone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_province
    ADD CONSTRAINT directory_province_code_key UNIQUE (code);
ALTER TABLE ONLY public.directory_province
    ADD CONSTRAINT directory_province_iso_3166_2_key UNIQUE (iso_3166_2);
ALTER TABLE ONLY public.directory_province
    ADD CONSTRAINT directory_province_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_publicationdue
    ADD CONSTRAINT directory_publicationdue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_refusal
    ADD CONSTRAINT directory_refusal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_report
    ADD CONSTRAINT directory_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_returnrequest
    ADD CONSTRAINT directory_returnrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_sample
    ADD CONSTRAINT directory_sample_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_sample
    ADD CONSTRAINT directory_sample_quarter_key UNIQUE (quarter);
ALTER TABLE ONLY public.directory_sampledlisting
    ADD CONSTRAINT directory_sampledlisting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_schedule
    ADD CONSTRAINT directory_schedule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_secondcall
    ADD CONSTRAINT directory_secondcall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_secondcall
    ADD CONSTRAINT directory_secondcall_sampled_id_key UNIQUE (sampled_id);
ALTER TABLE ONLY public.directory_sentform
    ADD CONSTRAINT directory_sentform_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_servedgroup
    ADD CONSTRAINT directory_servedgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_service_kinds
    ADD CONSTRAINT directory_service_kinds_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_service_kinds
    ADD CONSTRAINT directory_service_kinds_service_id_taxonomyterm__c4741ded_uniq UNIQUE (service_id, taxonomyterm_id);
ALTER TABLE ONLY public.directory_service
    ADD CONSTRAINT directory_service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_service_provinces
    ADD CONSTRAINT directory_service_provin_service_id_province_id_2347a604_uniq UNIQUE (service_id, province_id);
ALTER TABLE ONLY public.directory_service_provinces
    ADD CONSTRAINT directory_service_provinces_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_sheetdraft
    ADD CONSTRAINT directory_sheetdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_snapshot
    ADD CONSTRAINT directory_snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_snapshot
    ADD CONSTRAINT directory_snapshot_seq_key UNIQUE (seq);
ALTER TABLE ONLY public.directory_snapshotfile
    ADD CONSTRAINT directory_snapshotfile_name_key UNIQUE (name);
ALTER TABLE ONLY public.directory_snapshotfile
    ADD CONSTRAINT directory_snapshotfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_snapshotstep
    ADD CONSTRAINT directory_snapshotstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_source
    ADD CONSTRAINT directory_source_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_sourcereading
    ADD CONSTRAINT directory_sourcereading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_taxonomyterm
    ADD CONSTRAINT directory_taxonomyterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_twinpermit
    ADD CONSTRAINT directory_twinpermit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_twinpermit
    ADD CONSTRAINT directory_twinpermit_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.directory_twinrequest
    ADD CONSTRAINT directory_twinrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_unmetneed
    ADD CONSTRAINT directory_unmetneed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_urgentmessage
    ADD CONSTRAINT directory_urgentmessage_code_key UNIQUE (code);
ALTER TABLE ONLY public.directory_urgentmessage
    ADD CONSTRAINT directory_urgentmessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_vetting
    ADD CONSTRAINT directory_vetting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.directory_sheetdraft
    ADD CONSTRAINT draft_once_a_person UNIQUE (organization_id, by_id);
ALTER TABLE ONLY public.directory_importheading
    ADD CONSTRAINT heading_once_a_person UNIQUE (by_id, key);
ALTER TABLE ONLY public.directory_lostwithdrawal
    ADD CONSTRAINT lost_withdrawal_once UNIQUE (public_id, seq);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_phone
    ADD CONSTRAINT phone_once_an_organization UNIQUE (organization_id, number);
ALTER TABLE ONLY public.directory_returnrequest
    ADD CONSTRAINT return_asked_once UNIQUE (withdrawal_id, by_id);
ALTER TABLE ONLY public.directory_edit
    ADD CONSTRAINT revision_once UNIQUE (organization_id, revision);
ALTER TABLE ONLY public.directory_sampledlisting
    ADD CONSTRAINT sampled_in_one_place UNIQUE (sample_id, place);
ALTER TABLE ONLY public.directory_servedgroup
    ADD CONSTRAINT served_answered_once UNIQUE (service_id, term_id);
ALTER TABLE ONLY public.directory_snapshotstep
    ADD CONSTRAINT snapshot_step_once UNIQUE (seq, former);
ALTER TABLE ONLY public.directory_sourcereading
    ADD CONSTRAINT source_reading_once UNIQUE (organization_id, number, url);
ALTER TABLE ONLY public.directory_taxonomyterm
    ADD CONSTRAINT term_code_once UNIQUE (taxonomy, code);
ALTER TABLE ONLY public.directory_vetting
    ADD CONSTRAINT vetting_number_once UNIQUE (organization_id, number);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX auth_user_groups_group_id_97559544 ON public.auth_user_groups USING btree (group_id);
CREATE INDEX auth_user_groups_user_id_6a12ed8b ON public.auth_user_groups USING btree (user_id);
CREATE INDEX auth_user_user_permissions_permission_id_1fbb5f2c ON public.auth_user_user_permissions USING btree (permission_id);
CREATE INDEX auth_user_user_permissions_user_id_a95ead1b ON public.auth_user_user_permissions USING btree (user_id);
CREATE INDEX auth_user_username_6821ab7c_like ON public.auth_user USING btree (username varchar_pattern_ops);
CREATE INDEX directory_accountchange_by_id_bd4c391e ON public.directory_accountchange USING btree (by_id);
CREATE INDEX directory_accountchange_user_id_04c3e5c5 ON public.directory_accountchange USING btree (user_id);
CREATE INDEX directory_alert_by_id_15deb503 ON public.directory_alert USING btree (by_id);
CREATE INDEX directory_alert_organization_id_7160fa64 ON public.directory_alert USING btree (organization_id);
CREATE INDEX directory_alert_worded_by_id_7793d482 ON public.directory_alert USING btree (worded_by_id);
CREATE INDEX directory_alert_wording_id_8222d1cd ON public.directory_alert USING btree (wording_id);
CREATE INDEX directory_alertwording_by_id_6e794de8 ON public.directory_alertwording USING btree (by_id);
CREATE INDEX directory_alertwording_organization_id_daf7b063 ON public.directory_alertwording USING btree (organization_id);
CREATE INDEX directory_answer_answered_by_id_39bb12bf ON public.directory_answer USING btree (answered_by_id);
CREATE INDEX directory_answer_organization_id_bd5b8314 ON public.directory_answer USING btree (organization_id);
CREATE INDEX directory_askrule_code_088a68a8_like ON public.directory_askrule USING btree (code varchar_pattern_ops);
CREATE INDEX directory_attempt_by_id_222120ea ON public.directory_attempt USING btree (by_id);
CREATE INDEX directory_attempt_organization_id_f53ada8d ON public.directory_attempt USING btree (organization_id);
CREATE INDEX directory_cache_expires ON public.directory_cache USING btree (expires);
CREATE INDEX directory_cataloguecheck_editor_id_54c93301 ON public.directory_cataloguecheck USING btree (editor_id);
CREATE INDEX directory_cataloguecheck_verifier_id_2d929e71 ON public.directory_cataloguecheck USING btree (verifier_id);
CREATE INDEX directory_catalogueedit_editor_id_ddd786f1 ON public.directory_catalogueedit USING btree (editor_id);
CREATE INDEX directory_claim_by_id_4cd4cdf3 ON public.directory_claim USING btree (by_id);
CREATE INDEX directory_comment_by_id_37415eb9 ON public.directory_comment USING btree (by_id);
CREATE INDEX directory_comment_organization_id_5928c053 ON public.directory_comment USING btree (organization_id);
CREATE INDEX directory_comparison_by_id_c191b936 ON public.directory_comparison USING btree (by_id);
CREATE INDEX directory_contact_organization_id_b7aecf01 ON public.directory_contact USING btree (organization_id);
CREATE INDEX directory_dayoff_code_523542ef_like ON public.directory_dayoff USING btree (code varchar_pattern_ops);
CREATE INDEX directory_edit_editor_id_2ce10c44 ON public.directory_edit USING btree (editor_id);
CREATE INDEX directory_edit_organization_id_af482d8e ON public.directory_edit USING btree (organization_id);
CREATE INDEX directory_importheading_by_id_b7fcbc09 ON public.directory_importheading USING btree (by_id);
CREATE INDEX directory_line_code_93022076_like ON public.directory_line USING btree (code varchar_pattern_ops);
CREATE INDEX directory_line_entry_aee7a54b ON public.directory_line USING btree (entry);
CREATE INDEX directory_line_entry_aee7a54b_like ON public.directory_line USING btree (entry varchar_pattern_ops);
CREATE INDEX directory_link_head_ac8df715 ON public.directory_link USING btree (head);
CREATE INDEX directory_link_head_ac8df715_like ON public.directory_link USING btree (head varchar_pattern_ops);
CREATE INDEX directory_link_organization_2df83cf9 ON public.directory_link USING btree (organization);
CREATE INDEX directory_link_row_1622c1a6 ON public.directory_link USING btree ("row");
CREATE INDEX directory_location_organization_id_b4f09846 ON public.directory_location USING btree (organization_id);
CREATE INDEX directory_location_province_id_9f04427b ON public.directory_location USING btree (province_id);
CREATE INDEX directory_losthistory_head_03555e0c_like ON public.directory_losthistory USING btree (head varchar_pattern_ops);
CREATE INDEX directory_merge_by_id_50c868cb ON public.directory_merge USING btree (by_id);
CREATE INDEX directory_merge_gone_id_befd08fc ON public.directory_merge USING btree (gone_id);
CREATE INDEX directory_merge_stays_id_af4800da ON public.directory_merge USING btree (stays_id);
CREATE INDEX directory_mergeundo_by_id_2b21d18d ON public.directory_mergeundo USING btree (by_id);
CREATE INDEX directory_need_code_4a3acd3a_like ON public.directory_need USING btree (code varchar_pattern_ops);
CREATE INDEX directory_numbercall_by_id_cf618d91 ON public.directory_numbercall USING btree (by_id);
CREATE INDEX directory_numbercall_organization_id_03cb6edf ON public.directory_numbercall USING btree (organization_id);
CREATE INDEX directory_organization_public_id_89971ef0_like ON public.directory_organization USING btree (public_id varchar_pattern_ops);
CREATE INDEX directory_organization_slug_87a141f0_like ON public.directory_organization USING btree (slug varchar_pattern_ops);
CREATE INDEX directory_partneranswer_handled_by_id_9274a86e ON public.directory_partneranswer USING btree (handled_by_id);
CREATE INDEX directory_partnerlink_by_id_5f0927ba ON public.directory_partnerlink USING btree (by_id);
CREATE INDEX directory_partnerlink_organization_id_1f7c3570 ON public.directory_partnerlink USING btree (organization_id);
CREATE INDEX directory_partnerlink_revoked_by_id_bd5f77dd ON public.directory_partnerlink USING btree (revoked_by_id);
CREATE INDEX directory_partnerlink_token_sha256_51ff362f_like ON public.directory_partnerlink USING btree (token_sha256 varchar_pattern_ops);
CREATE INDEX directory_partnerlink_verification_id_220170e4 ON public.directory_partnerlink USING btree (verification_id);
CREATE INDEX directory_phone_organization_id_25b8fd8e ON public.directory_phone USING btree (organization_id);
CREATE INDEX directory_phone_service_id_b83ef6cd ON public.directory_phone USING btree (service_id);
CREATE INDEX directory_province_code_39da36f9_like ON public.directory_province USING btree (code varchar_pattern_ops);
CREATE INDEX directory_province_iso_3166_2_78f30bf9_like ON public.directory_province USING btree (iso_3166_2 varchar_pattern_ops);
CREATE INDEX directory_publicationdue_organization_id_1030cbb7 ON public.directory_publicationdue USING btree (organization_id);
CREATE INDEX directory_refusal_organization_id_ccae1c66 ON public.directory_refusal USING btree (organization_id);
CREATE INDEX directory_report_answer_id_774a1b52 ON public.directory_report USING btree (answer_id);
CREATE INDEX directory_report_received_at_ddca6ed2 ON public.directory_report USING btree (received_at);
CREATE INDEX directory_returnrequest_by_id_8f0a09d2 ON public.directory_returnrequest USING btree (by_id);
CREATE INDEX directory_returnrequest_withdrawal_id_c943c797 ON public.directory_returnrequest USING btree (withdrawal_id);
CREATE INDEX directory_sample_by_id_c387ee6a ON public.directory_sample USING btree (by_id);
CREATE INDEX directory_sample_quarter_5002a28c_like ON public.directory_sample USING btree (quarter varchar_pattern_ops);
CREATE INDEX directory_sampledlisting_sample_id_3b6f3c3f ON public.directory_sampledlisting USING btree (sample_id);
CREATE INDEX directory_sampledlisting_verification_id_c00cf464 ON public.directory_sampledlisting USING btree (verification_id);
CREATE INDEX directory_schedule_phone_id_3e7288dc ON public.directory_schedule USING btree (phone_id);
CREATE INDEX directory_schedule_service_id_2870b951 ON public.directory_schedule USING btree (service_id);
CREATE INDEX directory_secondcall_by_id_32bc7bc3 ON public.directory_secondcall USING btree (by_id);
CREATE INDEX directory_sentform_by_id_90a46148 ON public.directory_sentform USING btree (by_id);
CREATE INDEX directory_sentform_organization_id_0aefd003 ON public.directory_sentform USING btree (organization_id);
CREATE INDEX directory_servedgroup_service_id_b13c4ac1 ON public.directory_servedgroup USING btree (service_id);
CREATE INDEX directory_servedgroup_term_id_293779e8 ON public.directory_servedgroup USING btree (term_id);
CREATE INDEX directory_service_kinds_service_id_5531cdd6 ON public.directory_service_kinds USING btree (service_id);
CREATE INDEX directory_service_kinds_taxonomyterm_id_60dcb687 ON public.directory_service_kinds USING btree (taxonomyterm_id);
CREATE INDEX directory_service_organization_id_8258e89a ON public.directory_service USING btree (organization_id);
CREATE INDEX directory_service_provinces_province_id_5a6dfbe9 ON public.directory_service_provinces USING btree (province_id);
CREATE INDEX directory_service_provinces_service_id_bbeae34f ON public.directory_service_provinces USING btree (service_id);
CREATE INDEX directory_sheetdraft_by_id_af84fc87 ON public.directory_sheetdraft USING btree (by_id);
CREATE INDEX directory_sheetdraft_organization_id_ef58e6f7 ON public.directory_sheetdraft USING btree (organization_id);
CREATE INDEX directory_snapshotfile_name_a7752773_like ON public.directory_snapshotfile USING btree (name varchar_pattern_ops);
CREATE INDEX directory_source_organization_id_38e516de ON public.directory_source USING btree (organization_id);
CREATE INDEX directory_sourcereading_organization_id_08c42758 ON public.directory_sourcereading USING btree (organization_id);
CREATE INDEX directory_taxonomyterm_code_8f465b4d ON public.directory_taxonomyterm USING btree (code);
CREATE INDEX directory_taxonomyterm_code_8f465b4d_like ON public.directory_taxonomyterm USING btree (code varchar_pattern_ops);
CREATE INDEX directory_taxonomyterm_parent_id_0019dd24 ON public.directory_taxonomyterm USING btree (parent_id);
CREATE INDEX directory_twinpermit_asked_by_id_094a1006 ON public.directory_twinpermit USING btree (asked_by_id);
CREATE INDEX directory_twinpermit_by_id_f8f88032 ON public.directory_twinpermit USING btree (by_id);
CREATE INDEX directory_twinrequest_by_id_669abc79 ON public.directory_twinrequest USING btree (by_id);
CREATE INDEX directory_twinrequest_entry_74b20220 ON public.directory_twinrequest USING btree (entry);
CREATE INDEX directory_twinrequest_forbidden_id_41b175b5 ON public.directory_twinrequest USING btree (forbidden_id);
CREATE INDEX directory_unmetneed_week_3054217c ON public.directory_unmetneed USING btree (week);
CREATE INDEX directory_urgentmessage_code_fe8dab65_like ON public.directory_urgentmessage USING btree (code varchar_pattern_ops);
CREATE INDEX directory_verification_editor_id_6f39ef38 ON public.directory_verification USING btree (editor_id);
CREATE INDEX directory_verification_number_call_id_893e3cf8 ON public.directory_verification USING btree (number_call_id);
CREATE INDEX directory_verification_organization_id_4912ee7b ON public.directory_verification USING btree (organization_id);
CREATE INDEX directory_verification_returned_with_id_45e3b78a ON public.directory_verification USING btree (returned_with_id);
CREATE INDEX directory_verification_suspension_id_a58dac41 ON public.directory_verification USING btree (suspension_id);
CREATE INDEX directory_verification_verifier_id_ffaa1834 ON public.directory_verification USING btree (verifier_id);
CREATE INDEX directory_vetting_by_id_8dcdd3be ON public.directory_vetting USING btree (by_id);
CREATE INDEX directory_vetting_organization_id_1f10dc80 ON public.directory_vetting USING btree (organization_id);
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX reports_of_an_entry ON public.directory_report USING btree (organization_id, received_at);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX verifier_waits_once ON public.directory_accountchange USING btree (user_id) WHERE (((kind)::text = 'verifier'::text) AND (taken_up_at IS NULL));
CREATE TRIGGER directory_alert_no_delete BEFORE DELETE ON public.directory_alert FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_alert_no_truncate BEFORE TRUNCATE ON public.directory_alert FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_alert_no_update BEFORE UPDATE ON public.directory_alert FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_alertwording_no_delete BEFORE DELETE ON public.directory_alertwording FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_alertwording_no_truncate BEFORE TRUNCATE ON public.directory_alertwording FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_alertwording_no_update BEFORE UPDATE ON public.directory_alertwording FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_answer_no_delete BEFORE DELETE ON public.directory_answer FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_answer_no_truncate BEFORE TRUNCATE ON public.directory_answer FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_answer_no_update BEFORE UPDATE ON public.directory_answer FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_attempt_no_delete BEFORE DELETE ON public.directory_attempt FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_attempt_no_truncate BEFORE TRUNCATE ON public.directory_attempt FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_attempt_no_update BEFORE UPDATE ON public.directory_attempt FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_cataloguecheck_no_delete BEFORE DELETE ON public.directory_cataloguecheck FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_cataloguecheck_no_truncate BEFORE TRUNCATE ON public.directory_cataloguecheck FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_cataloguecheck_no_update BEFORE UPDATE ON public.directory_cataloguecheck FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_cataloguecheck_rules BEFORE INSERT ON public.directory_cataloguecheck FOR EACH ROW EXECUTE FUNCTION public.directory_cataloguecheck_rules();
CREATE TRIGGER directory_catalogueedit_no_delete BEFORE DELETE ON public.directory_catalogueedit FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_catalogueedit_no_truncate BEFORE TRUNCATE ON public.directory_catalogueedit FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_catalogueedit_no_update BEFORE UPDATE ON public.directory_catalogueedit FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_comment_no_delete BEFORE DELETE ON public.directory_comment FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_comment_no_truncate BEFORE TRUNCATE ON public.directory_comment FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_comment_no_update BEFORE UPDATE ON public.directory_comment FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_comparison_no_delete BEFORE DELETE ON public.directory_comparison FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_comparison_no_truncate BEFORE TRUNCATE ON public.directory_comparison FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_comparison_no_update BEFORE UPDATE ON public.directory_comparison FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_edit_no_delete BEFORE DELETE ON public.directory_edit FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_edit_no_truncate BEFORE TRUNCATE ON public.directory_edit FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_edit_no_update BEFORE UPDATE ON public.directory_edit FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_link_no_delete BEFORE DELETE ON public.directory_link FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_link_no_truncate BEFORE TRUNCATE ON public.directory_link FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_link_no_update BEFORE UPDATE ON public.directory_link FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_losthistory_no_delete BEFORE DELETE ON public.directory_losthistory FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_losthistory_no_truncate BEFORE TRUNCATE ON public.directory_losthistory FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_losthistory_no_update BEFORE UPDATE ON public.directory_losthistory FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_lostwithdrawal_no_delete BEFORE DELETE ON public.directory_lostwithdrawal FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_lostwithdrawal_no_truncate BEFORE TRUNCATE ON public.directory_lostwithdrawal FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_lostwithdrawal_no_update BEFORE UPDATE ON public.directory_lostwithdrawal FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_merge_no_delete BEFORE DELETE ON public.directory_merge FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_merge_no_truncate BEFORE TRUNCATE ON public.directory_merge FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_merge_no_update BEFORE UPDATE ON public.directory_merge FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_mergeundo_no_delete BEFORE DELETE ON public.directory_mergeundo FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_mergeundo_no_truncate BEFORE TRUNCATE ON public.directory_mergeundo FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_mergeundo_no_update BEFORE UPDATE ON public.directory_mergeundo FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_numbercall_no_delete BEFORE DELETE ON public.directory_numbercall FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_numbercall_no_truncate BEFORE TRUNCATE ON public.directory_numbercall FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_numbercall_no_update BEFORE UPDATE ON public.directory_numbercall FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_returnrequest_no_delete BEFORE DELETE ON public.directory_returnrequest FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_returnrequest_no_truncate BEFORE TRUNCATE ON public.directory_returnrequest FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_returnrequest_no_update BEFORE UPDATE ON public.directory_returnrequest FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_sample_no_delete BEFORE DELETE ON public.directory_sample FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_sample_no_truncate BEFORE TRUNCATE ON public.directory_sample FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_sample_no_update BEFORE UPDATE ON public.directory_sample FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_sampledlisting_no_delete BEFORE DELETE ON public.directory_sampledlisting FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_sampledlisting_no_truncate BEFORE TRUNCATE ON public.directory_sampledlisting FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_sampledlisting_no_update BEFORE UPDATE ON public.directory_sampledlisting FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_secondcall_no_delete BEFORE DELETE ON public.directory_secondcall FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_secondcall_no_truncate BEFORE TRUNCATE ON public.directory_secondcall FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_secondcall_no_update BEFORE UPDATE ON public.directory_secondcall FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_snapshot_no_delete BEFORE DELETE ON public.directory_snapshot FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_snapshot_no_truncate BEFORE TRUNCATE ON public.directory_snapshot FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_snapshot_no_update BEFORE UPDATE ON public.directory_snapshot FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_twinpermit_no_delete BEFORE DELETE ON public.directory_twinpermit FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_twinpermit_no_truncate BEFORE TRUNCATE ON public.directory_twinpermit FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_twinpermit_no_update BEFORE UPDATE ON public.directory_twinpermit FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_twinrequest_no_delete BEFORE DELETE ON public.directory_twinrequest FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_twinrequest_no_truncate BEFORE TRUNCATE ON public.directory_twinrequest FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_twinrequest_no_update BEFORE UPDATE ON public.directory_twinrequest FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_verification_no_delete BEFORE DELETE ON public.directory_verification FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_verification_no_truncate BEFORE TRUNCATE ON public.directory_verification FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_verification_no_update BEFORE UPDATE ON public.directory_verification FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_verification_rules BEFORE INSERT ON public.directory_verification FOR EACH ROW EXECUTE FUNCTION public.directory_verification_rules();
CREATE TRIGGER directory_vetting_no_delete BEFORE DELETE ON public.directory_vetting FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_vetting_no_truncate BEFORE TRUNCATE ON public.directory_vetting FOR EACH STATEMENT EXECUTE FUNCTION public.directory_append_only();
CREATE TRIGGER directory_vetting_no_update BEFORE UPDATE ON public.directory_vetting FOR EACH ROW EXECUTE FUNCTION public.directory_append_only();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_group_id_97559544_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_6a12ed8b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_accountchange
    ADD CONSTRAINT directory_accountchange_by_id_bd4c391e_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_accountchange
    ADD CONSTRAINT directory_accountchange_user_id_04c3e5c5_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_alert
    ADD CONSTRAINT directory_alert_by_id_15deb503_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_alert
    ADD CONSTRAINT directory_alert_organization_id_7160fa64_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_alert
    ADD CONSTRAINT directory_alert_worded_by_id_7793d482_fk_auth_user_id FOREIGN KEY (worded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_alert
    ADD CONSTRAINT directory_alert_wording_id_8222d1cd_fk_directory FOREIGN KEY (wording_id) REFERENCES public.directory_alertwording(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_alertwording
    ADD CONSTRAINT directory_alertwordi_organization_id_daf7b063_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_alertwording
    ADD CONSTRAINT directory_alertwording_by_id_6e794de8_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_answer
    ADD CONSTRAINT directory_answer_answered_by_id_39bb12bf_fk_auth_user_id FOREIGN KEY (answered_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_answer
    ADD CONSTRAINT directory_answer_organization_id_bd5b8314_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_attempt
    ADD CONSTRAINT directory_attempt_by_id_222120ea_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_attempt
    ADD CONSTRAINT directory_attempt_organization_id_f53ada8d_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_cataloguecheck
    ADD CONSTRAINT directory_cataloguecheck_editor_id_54c93301_fk_auth_user_id FOREIGN KEY (editor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_cataloguecheck
    ADD CONSTRAINT directory_cataloguecheck_verifier_id_2d929e71_fk_auth_user_id FOREIGN KEY (verifier_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_catalogueedit
    ADD CONSTRAINT directory_catalogueedit_editor_id_ddd786f1_fk_auth_user_id FOREIGN KEY (editor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_claim
    ADD CONSTRAINT directory_claim_by_id_4cd4cdf3_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_claim
    ADD CONSTRAINT directory_claim_organization_id_c5fbf40f_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_comment
    ADD CONSTRAINT directory_comment_by_id_37415eb9_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_comment
    ADD CONSTRAINT directory_comment_organization_id_5928c053_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_comparison
    ADD CONSTRAINT directory_comparison_by_id_c191b936_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_comparison
    ADD CONSTRAINT directory_comparison_call_id_96bcb48a_fk_directory FOREIGN KEY (call_id) REFERENCES public.directory_secondcall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_contact
    ADD CONSTRAINT directory_contact_organization_id_b7aecf01_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_edit
    ADD CONSTRAINT directory_edit_editor_id_2ce10c44_fk_auth_user_id FOREIGN KEY (editor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_edit
    ADD CONSTRAINT directory_edit_organization_id_af482d8e_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_importdraft
    ADD CONSTRAINT directory_importdraft_by_id_2b9ee5be_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_importheading
    ADD CONSTRAINT directory_importheading_by_id_b7fcbc09_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_location
    ADD CONSTRAINT directory_location_organization_id_b4f09846_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_location
    ADD CONSTRAINT directory_location_province_id_9f04427b_fk_directory FOREIGN KEY (province_id) REFERENCES public.directory_province(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_merge
    ADD CONSTRAINT directory_merge_by_id_50c868cb_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_merge
    ADD CONSTRAINT directory_merge_gone_id_befd08fc_fk_directory_organization_id FOREIGN KEY (gone_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_merge
    ADD CONSTRAINT directory_merge_stays_id_af4800da_fk_directory_organization_id FOREIGN KEY (stays_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_mergeundo
    ADD CONSTRAINT directory_mergeundo_by_id_2b21d18d_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_mergeundo
    ADD CONSTRAINT directory_mergeundo_merge_id_3e461295_fk_directory_merge_id FOREIGN KEY (merge_id) REFERENCES public.directory_merge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_numbercall
    ADD CONSTRAINT directory_numbercall_by_id_cf618d91_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_numbercall
    ADD CONSTRAINT directory_numbercall_organization_id_03cb6edf_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_partneranswer
    ADD CONSTRAINT directory_partnerans_link_id_6ccce3f6_fk_directory FOREIGN KEY (link_id) REFERENCES public.directory_partnerlink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_partneranswer
    ADD CONSTRAINT directory_partneranswer_handled_by_id_9274a86e_fk_auth_user_id FOREIGN KEY (handled_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_partnerlink
    ADD CONSTRAINT directory_partnerlin_organization_id_1f7c3570_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_partnerlink
    ADD CONSTRAINT directory_partnerlin_verification_id_220170e4_fk_directory FOREIGN KEY (verification_id) REFERENCES public.directory_verification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_partnerlink
    ADD CONSTRAINT directory_partnerlink_by_id_5f0927ba_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_partnerlink
    ADD CONSTRAINT directory_partnerlink_revoked_by_id_bd5f77dd_fk_auth_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_phone
    ADD CONSTRAINT directory_phone_organization_id_25b8fd8e_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_phone
    ADD CONSTRAINT directory_phone_service_id_b83ef6cd_fk_directory_service_id FOREIGN KEY (service_id) REFERENCES public.directory_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_publicationdue
    ADD CONSTRAINT directory_publicatio_organization_id_1030cbb7_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_refusal
    ADD CONSTRAINT directory_refusal_organization_id_ccae1c66_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_report
    ADD CONSTRAINT directory_report_answer_id_774a1b52_fk_directory_answer_id FOREIGN KEY (answer_id) REFERENCES public.directory_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_report
    ADD CONSTRAINT directory_report_organization_id_ccc340e9_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_returnrequest
    ADD CONSTRAINT directory_returnrequ_withdrawal_id_c943c797_fk_directory FOREIGN KEY (withdrawal_id) REFERENCES public.directory_verification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_returnrequest
    ADD CONSTRAINT directory_returnrequest_by_id_8f0a09d2_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sample
    ADD CONSTRAINT directory_sample_by_id_c387ee6a_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sampledlisting
    ADD CONSTRAINT directory_sampledlis_sample_id_3b6f3c3f_fk_directory FOREIGN KEY (sample_id) REFERENCES public.directory_sample(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sampledlisting
    ADD CONSTRAINT directory_sampledlis_verification_id_c00cf464_fk_directory FOREIGN KEY (verification_id) REFERENCES public.directory_verification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_schedule
    ADD CONSTRAINT directory_schedule_phone_id_3e7288dc_fk_directory_phone_id FOREIGN KEY (phone_id) REFERENCES public.directory_phone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_schedule
    ADD CONSTRAINT directory_schedule_service_id_2870b951_fk_directory_service_id FOREIGN KEY (service_id) REFERENCES public.directory_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_secondcall
    ADD CONSTRAINT directory_secondcall_by_id_32bc7bc3_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_secondcall
    ADD CONSTRAINT directory_secondcall_sampled_id_108b35db_fk_directory FOREIGN KEY (sampled_id) REFERENCES public.directory_sampledlisting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sentform
    ADD CONSTRAINT directory_sentform_by_id_90a46148_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sentform
    ADD CONSTRAINT directory_sentform_organization_id_0aefd003_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_servedgroup
    ADD CONSTRAINT directory_servedgrou_service_id_b13c4ac1_fk_directory FOREIGN KEY (service_id) REFERENCES public.directory_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_servedgroup
    ADD CONSTRAINT directory_servedgrou_term_id_293779e8_fk_directory FOREIGN KEY (term_id) REFERENCES public.directory_taxonomyterm(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_service_kinds
    ADD CONSTRAINT directory_service_ki_service_id_5531cdd6_fk_directory FOREIGN KEY (service_id) REFERENCES public.directory_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_service_kinds
    ADD CONSTRAINT directory_service_ki_taxonomyterm_id_60dcb687_fk_directory FOREIGN KEY (taxonomyterm_id) REFERENCES public.directory_taxonomyterm(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_service
    ADD CONSTRAINT directory_service_organization_id_8258e89a_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_service_provinces
    ADD CONSTRAINT directory_service_pr_province_id_5a6dfbe9_fk_directory FOREIGN KEY (province_id) REFERENCES public.directory_province(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_service_provinces
    ADD CONSTRAINT directory_service_pr_service_id_bbeae34f_fk_directory FOREIGN KEY (service_id) REFERENCES public.directory_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sheetdraft
    ADD CONSTRAINT directory_sheetdraft_by_id_af84fc87_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sheetdraft
    ADD CONSTRAINT directory_sheetdraft_organization_id_ef58e6f7_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_source
    ADD CONSTRAINT directory_source_organization_id_38e516de_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_sourcereading
    ADD CONSTRAINT directory_sourceread_organization_id_08c42758_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_taxonomyterm
    ADD CONSTRAINT directory_taxonomyte_parent_id_0019dd24_fk_directory FOREIGN KEY (parent_id) REFERENCES public.directory_taxonomyterm(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_twinpermit
    ADD CONSTRAINT directory_twinpermit_asked_by_id_094a1006_fk_auth_user_id FOREIGN KEY (asked_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_twinpermit
    ADD CONSTRAINT directory_twinpermit_by_id_f8f88032_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_twinpermit
    ADD CONSTRAINT directory_twinpermit_request_id_f4c8556d_fk_directory FOREIGN KEY (request_id) REFERENCES public.directory_twinrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_twinrequest
    ADD CONSTRAINT directory_twinreques_forbidden_id_41b175b5_fk_directory FOREIGN KEY (forbidden_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_twinrequest
    ADD CONSTRAINT directory_twinrequest_by_id_669abc79_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verificati_number_call_id_893e3cf8_fk_directory FOREIGN KEY (number_call_id) REFERENCES public.directory_numbercall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verificati_organization_id_4912ee7b_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verificati_returned_with_id_45e3b78a_fk_auth_user FOREIGN KEY (returned_with_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verificati_suspension_id_a58dac41_fk_directory FOREIGN KEY (suspension_id) REFERENCES public.directory_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verification_editor_id_6f39ef38_fk_auth_user_id FOREIGN KEY (editor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_verification
    ADD CONSTRAINT directory_verification_verifier_id_ffaa1834_fk_auth_user_id FOREIGN KEY (verifier_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_vetting
    ADD CONSTRAINT directory_vetting_by_id_8dcdd3be_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_vetting
    ADD CONSTRAINT directory_vetting_organization_id_1f10dc80_fk_directory FOREIGN KEY (organization_id) REFERENCES public.directory_organization(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;
