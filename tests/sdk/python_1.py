"""Sends batches through `polar-sdk` 1.x."""

from polar.v2026_10 import Polar
from polar.v2026_10.errors import HTTPValidationError

from talk import talk


def send(url, token, events):
    try:
        answer = Polar(token, base_url=url).events.ingest(events=events)
        return [answer.inserted, answer.duplicates]
    except HTTPValidationError as error:
        return [[item.loc, item.type] for item in error.error.detail]


talk(send)
