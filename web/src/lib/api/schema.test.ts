import { readFileSync } from 'node:fs'

import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, test } from 'vitest'

test('the types are those of the server’s OpenAPI document: `npm run types` makes them', async () => {
  const source = new URL('../../../../crates/server/openapi.json', import.meta.url)
  const made = COMMENT_HEADER + astToString(await openapiTS(source))
  expect(readFileSync(new URL('schema.d.ts', import.meta.url), 'utf8').trim()).toBe(made.trim())
}, 30_000)
