resource "aws_elasticache_subnet_group" "vpc_data" {
  name        = "${local.name}-vpc-data"
  description = "The data tier of the VPC vpc"
  subnet_ids  = module.vpc.database_subnets
}

# --- Shared cache: ElastiCache ------------------------------------------------

# This value is in the state, which must be kept accordingly.
resource "random_password" "cache" {
  length = 64
  # AUTH takes few special characters; length makes up for them.
  special = false
}

resource "aws_secretsmanager_secret" "cache" {
  # checkov:skip=CKV2_AWS_57:Rotated by terraform apply -replace=random_password.cache, together with the cache
  name_prefix             = "${local.name}/cache-"
  description             = "AUTH token of Shared cache"
  kms_key_id              = aws_kms_key.data.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "cache" {
  secret_id     = aws_secretsmanager_secret.cache.id
  secret_string = random_password.cache.result
}

resource "aws_cloudwatch_log_group" "cache" {
  for_each = toset(["slow-log", "engine-log"])

  name              = "/aws/elasticache/${local.name}-cache/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "${local.name}-cache"
  description                = "Shared cache"
  engine                     = "redis"
  engine_version             = "7.1"
  parameter_group_name       = "default.redis7"
  node_type                  = "cache.t4g.medium"
  num_cache_clusters         = 2
  port                       = 6379
  auto_minor_version_upgrade = true

  automatic_failover_enabled = true
  multi_az_enabled           = true
  subnet_group_name          = aws_elasticache_subnet_group.vpc_data.name
  security_group_ids         = [aws_security_group.cache.id]

  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.data.arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  auth_token                 = random_password.cache.result
  auth_token_update_strategy = "ROTATE"

  snapshot_retention_limit  = 7
  snapshot_window           = "04:00-05:00"
  maintenance_window        = "mon:06:00-mon:07:00"
  final_snapshot_identifier = "${local.name}-cache-final-${var.final_snapshot_suffix}"
  # Changes wait for the maintenance window, and the plan shows them until then.
  apply_immediately = false

  dynamic "log_delivery_configuration" {
    for_each = aws_cloudwatch_log_group.cache

    content {
      destination      = log_delivery_configuration.value.name
      destination_type = "cloudwatch-logs"
      log_format       = "json"
      log_type         = log_delivery_configuration.key
    }
  }
}
