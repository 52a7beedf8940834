export const ACCESS_LOGS_ENCRYPTION =
  'Access logs are encrypted with SSE-S3 (AES256), the only encryption that ALB log delivery supports.';

export const UNCHECKED =
  'The design switches health checks off, which AWS refuses for instances: it asks for / every 30 seconds.';
