"""The OpenAPI description of the read API, made from the same tables that answer it."""

from directory.public.api import ENDPOINTS, EVERYWHERE, TERMS, in_json
from directory.public.api_form import MOST_PER_PAGE
from directory.publish.exports import hsds

TRUE_OR_FALSE = {"type": "string", "enum": ["true", "false"]}
ID = {"type": "string", "format": "uuid"}
NUMBER = {"type": "integer", "minimum": 1}
# Parameter -> its schema, and what it does.
PARAMETERS = {
    "search": ({"type": "string"}, "Words in Khmer or English; the best first."),
    "page": (NUMBER, "The number of the page."),
    "per_page": (NUMBER | {"maximum": MOST_PER_PAGE}, "How many objects a page has."),
    "format": ({"type": "string", "enum": ["json"]}, "JSON is the only format."),
    "taxonomy_term_id": (ID, "Services with this term, or with one that it is the parent of."),
    "taxonomy_id": (ID, "What has a term of this taxonomy."),
    "organization_id": (ID, "What belongs to this organization."),
    "parent_id": (ID, "The terms with this parent."),
    "modified_after": (
        {"type": "string", "format": "date-time"},
        "What changed at this moment or later. What was withdrawn is not here: compare the ids.",
    ),
    "minimal": (TRUE_OR_FALSE, "Ids, names and moments of change, all on one page."),
    "full": (TRUE_OR_FALSE, "Objects with all that belongs to them."),
    "top_only": (TRUE_OR_FALSE, "Terms without a parent."),
}


def _answer(description, schema):
    return {"description": description, "content": {"application/json": {"schema": schema}}}


# What is wrong, in words, or by parameter.
PROBLEM = {"type": "object", "required": ["error"]}
FOUND = {"200": _answer("Found", {"type": "object"})}
REFUSED = {"400": _answer("A parameter cannot be used as it is.", PROBLEM)}
MISSING = {"404": _answer("There is nothing with this id, or it was withdrawn.", PROBLEM)}


@in_json
def openapi(request, reader):
    """The description, as OpenAPI 3.1."""
    kinds = {kind: endpoint.parameters for kind, endpoint in ENDPOINTS.items()} | TERMS
    paths = {"/": _get("What this API is, and which list it answers from.", [], FOUND)}
    for kind, taken in kinds.items():
        names = [name for name in PARAMETERS if name in EVERYWHERE | taken]
        parameters = [_parameter(name) for name in names]
        page = {"200": FOUND["200"] | {"links": {"one": _leads_to_one_of(kind)}}}
        paths[f"/{kind}"] = _get(f"A page of {kind}.", parameters, page | REFUSED)
        one = _get(f"One of the {kind} in full.", [_path_id()], FOUND | MISSING)
        paths[f"/{kind}/{{id}}"] = one
    return {
        "openapi": "3.1.0",
        "info": {"title": "Phlov read API (HSDS)", "version": hsds.VERSION},
        "servers": [{"url": request.build_absolute_uri("/api")}],
        "paths": paths,
    }


def _leads_to_one_of(kind):
    """The address of an object from a page that names it, here the first."""
    operation = f"#/paths/~1{kind}~1%7Bid%7D/get"
    return {"operationRef": operation, "parameters": {"id": "$response.body#/contents/0/id"}}


def _get(summary, parameters, responses):
    return {"get": {"summary": summary, "parameters": parameters, "responses": responses}}


def _parameter(name):
    schema, description = PARAMETERS[name]
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _path_id():
    return {"name": "id", "in": "path", "required": True, "schema": ID}
