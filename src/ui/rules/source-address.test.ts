import { expect, test } from 'vitest';
import { sourceAddress } from './source-address';

test('what AWS has written is searched for there by its title, an RFC has an address', () => {
  const address = sourceAddress('RDS guide, "Amazon RDS Proxy"');
  expect(new URL(address ?? '').host).toBe('docs.aws.amazon.com');
  expect(new URL(address ?? '').searchParams.get('searchQuery')).toBe('RDS guide Amazon RDS Proxy');
  expect(sourceAddress('Well-Architected, REL10-BP01')).toContain('REL10-BP01');
  expect(sourceAddress('RFC 2606')).toBe('https://www.rfc-editor.org/rfc/rfc2606');
});

test('other words lead nowhere', () => {
  for (const words of [
    'The documentation of each resource, named in the finding',
    'Prices of us-east-1, mid-2025',
    'Envoy documentation, "Outlier detection"',
  ]) {
    expect(sourceAddress(words)).toBeNull();
  }
});
