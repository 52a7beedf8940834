/** RFC 2606 and RFC 6761; Route 53 answers CreateHostedZone with "… is reserved by AWS!". */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

export const isReservedDomain = (name: string): boolean => RESERVED.test(name);
