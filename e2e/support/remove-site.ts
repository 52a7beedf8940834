import { rm } from 'node:fs/promises';

/** Playwright's global teardown: the build goes; the results stay, because failures point into them. */
export default async function removeSite(): Promise<void> {
  const site = process.env.LINTEL_E2E_SITE;
  if (site) await rm(site, { recursive: true, force: true });
}
