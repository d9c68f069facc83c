"""What tests of these acts share: an act on a page of an organization."""


def act(client, organization, page, **data):
    return client.post(f"/admin/directory/organization/{organization.pk}/{page}/", data)
