import { expect as base } from '@playwright/test';

/** Patient, because it waits only as long as it must, and other work may keep the machine busy. */
export const expect = base.configure({ timeout: 15_000 });
