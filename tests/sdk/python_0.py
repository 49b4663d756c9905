"""Sends batches through `polar-sdk` 0.x."""

import datetime

from polar_sdk import Polar
from polar_sdk.models import HTTPValidationError

from talk import talk


def meant(event):
    if "timestamp" in event:
        event["timestamp"] = datetime.datetime.fromisoformat(event["timestamp"])
    return event


def send(url, token, events):
    with Polar(access_token=token, server_url=url) as polar:
        try:
            answer = polar.events.ingest(request={"events": [meant(event) for event in events]})
            # What is a duplicate is nothing that this SDK knows of.
            return [answer.inserted, 0]
        except HTTPValidationError as error:
            return [[item.loc, item.type] for item in error.data.detail]


talk(send)
