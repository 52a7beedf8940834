import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { FEATURE_FLAGS } from './feature-flags.generated';

it('are the recommended ones of the version that an export pins', () => {
  expect(FEATURE_FLAGS).toEqual(recommended);
});
