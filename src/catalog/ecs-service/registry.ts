/** A registry of an account, which ECS pulls from with the execution role. */
const PRIVATE_REGISTRY =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([^@]+))?(?:@(.+))?/;

interface PrivateImage {
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  /** A tag, or a digest: it says more than the tag beside it. */
  readonly version: string | undefined;
}

/** Where a private image lies; null for one of a public registry. */
export function privateImage(image: string): PrivateImage | null {
  const [, account, region, repository, tag, digest] = PRIVATE_REGISTRY.exec(image) ?? [];
  return account !== undefined && region !== undefined && repository !== undefined
    ? { account, region, repository, version: digest ?? tag }
    : null;
}
