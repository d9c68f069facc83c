"""Khmer and English text, opening hours, numbers, queries and packing: plain Python without Django.

It imports nothing of ours. The functions on text that every room needs are here by name.
"""

from directory.text.keys import (
    BETWEEN_DIGITS,
    COENG,
    in_latin_digits,
    phone_hit,
    phone_key,
    phone_test,
    place_skeleton,
    search_key,
    skeleton,
    sort_key,
)
from directory.text.matching import (
    cluster_count,
    hit_level,
    is_khmer,
    is_long,
    is_number,
    places_with_one_edit,
    query_tokens,
    query_words,
    starts_cluster,
    token_at_start,
    token_level,
    variants,
    whole_places,
    within_one_edit,
)

__all__ = [
    "BETWEEN_DIGITS",
    "COENG",
    "cluster_count",
    "hit_level",
    "in_latin_digits",
    "is_khmer",
    "is_long",
    "is_number",
    "phone_hit",
    "phone_key",
    "phone_test",
    "place_skeleton",
    "places_with_one_edit",
    "query_tokens",
    "query_words",
    "search_key",
    "skeleton",
    "sort_key",
    "starts_cluster",
    "token_at_start",
    "token_level",
    "variants",
    "whole_places",
    "within_one_edit",
]
