// Sends batches through `@polar-sh/sdk` 1.x.
import { createPolar, errors } from "@polar-sh/sdk/2026-10";

import { talk } from "./talk.mjs";

await talk(async (baseUrl, accessToken, events) => {
  try {
    const { inserted, duplicates } = await createPolar({ accessToken, baseUrl }).events.ingest({ events });
    return [inserted, duplicates];
  } catch (error) {
    if (!(error instanceof errors.HTTPValidationError)) throw error;
    return error.error.detail.map(({ loc, type }) => [loc, type]);
  }
});
