export const ACCESS_LOGS_ENCRYPTION =
  'Access logs are encrypted with SSE-S3 (AES256), the only encryption that ALB log delivery supports.';

/** Of a load balancer whose blue-green pair has a listener of its own. */
export const twoListeners = (name: string, port: number): string =>
  `${name} has two listeners on port ${port}, and AWS refuses the second (DuplicateListener). Give blue and green the first one.`;

export const UNCHECKED =
  'The design switches health checks off, which AWS refuses for instances: it asks for / every 30 seconds.';
