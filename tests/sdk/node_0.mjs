// Sends batches through `@polar-sh/sdk` 0.x.
import { Polar } from "@polar-sh/sdk";
import { HTTPValidationError } from "@polar-sh/sdk/models/errors/httpvalidationerror.js";

import { talk } from "./talk.mjs";

function meant({ customer_id, external_customer_id, organization_id, timestamp, ...event }) {
  if (customer_id !== undefined) event.customerId = customer_id;
  if (external_customer_id !== undefined) event.externalCustomerId = external_customer_id;
  if (organization_id !== undefined) event.organizationId = organization_id;
  if (timestamp !== undefined) event.timestamp = new Date(timestamp);
  return event;
}

await talk(async (serverURL, accessToken, events) => {
  try {
    const polar = new Polar({ accessToken, serverURL });
    const { inserted } = await polar.events.ingest({ events: events.map(meant) });
    // What is a duplicate is nothing that this SDK knows of.
    return [inserted, 0];
  } catch (error) {
    if (!(error instanceof HTTPValidationError)) throw error;
    return error.detail.map(({ loc, type }) => [loc, type]);
  }
});
