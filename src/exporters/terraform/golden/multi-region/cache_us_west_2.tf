resource "aws_elasticache_subnet_group" "vpc_dr_data" {
  provider = aws.us_west_2

  name        = "${local.name}-vpc-dr-data"
  description = "The data tier of the VPC vpc-dr"
  subnet_ids  = module.vpc_dr.database_subnets
}

# --- Standby cache: ElastiCache -----------------------------------------------

# This value is in the state, which must be kept accordingly.
resource "random_password" "cache_dr" {
  length = 64
  # AUTH takes few special characters; length makes up for them.
  special = false
}

resource "aws_secretsmanager_secret" "cache_dr" {
  provider = aws.us_west_2

  # checkov:skip=CKV2_AWS_57:Rotated by terraform apply -replace=random_password.cache_dr, together with the cache
  name_prefix             = "${local.name}/cache-dr-"
  description             = "AUTH token of Standby cache"
  kms_key_id              = aws_kms_key.data_us_west_2.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "cache_dr" {
  provider = aws.us_west_2

  secret_id     = aws_secretsmanager_secret.cache_dr.id
  secret_string = random_password.cache_dr.result
}

resource "aws_cloudwatch_log_group" "cache_dr" {
  provider = aws.us_west_2

  for_each = toset(["slow-log", "engine-log"])

  name              = "/aws/elasticache/${local.name}-cache-dr/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs_us_west_2.arn
}

resource "aws_elasticache_replication_group" "cache_dr" {
  provider = aws.us_west_2

  replication_group_id       = "${local.name}-cache-dr"
  description                = "Standby cache"
  engine                     = "redis"
  engine_version             = "7.1"
  parameter_group_name       = "default.redis7"
  node_type                  = "cache.t4g.medium"
  num_cache_clusters         = 2
  port                       = 6379
  auto_minor_version_upgrade = true

  automatic_failover_enabled = true
  multi_az_enabled           = true
  subnet_group_name          = aws_elasticache_subnet_group.vpc_dr_data.name
  security_group_ids         = [aws_security_group.cache_dr.id]

  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.data_us_west_2.arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  auth_token                 = random_password.cache_dr.result
  auth_token_update_strategy = "ROTATE"

  snapshot_retention_limit  = 7
  snapshot_window           = "04:00-05:00"
  maintenance_window        = "mon:06:00-mon:07:00"
  final_snapshot_identifier = "${local.name}-cache-dr-final-${var.final_snapshot_suffix}"
  # Changes wait for the maintenance window, and the plan shows them until then.
  apply_immediately = false

  dynamic "log_delivery_configuration" {
    for_each = aws_cloudwatch_log_group.cache_dr

    content {
      destination      = log_delivery_configuration.value.name
      destination_type = "cloudwatch-logs"
      log_format       = "json"
      log_type         = log_delivery_configuration.key
    }
  }
}
