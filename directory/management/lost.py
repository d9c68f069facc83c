"""What commands say of withdrawals that the database does not know of."""

from directory.rules import publication


def tell_lost_withdrawals(stderr) -> None:
    """Say which listings stay withdrawn until a person has looked at them."""
    for row in publication.lost_withdrawals():
        stderr.write(
            f"{row.public_id} stays withdrawn: list {row.seq} withdrew it, and this database, "
            "restored from an older backup, does not know why. Somebody must check it again "
            "or withdraw it at the desk."
        )
