import { expect, test } from 'vitest';
import { SEVERITIES, SEVERITY_WORDS } from '../../validation';
import { severityName } from './SeverityMark';

test('a severity has one name, in the panel and in what the command line prints', () => {
  expect(SEVERITIES.map((one) => severityName(one).toLowerCase())).toEqual(
    SEVERITIES.map((one) => SEVERITY_WORDS[one]),
  );
});
