resource "aws_db_subnet_group" "vpc_data" {
  name        = "${local.name}-vpc-data"
  description = "The data tier of the VPC vpc"
  subnet_ids  = module.vpc.database_subnets
}

data "aws_iam_policy_document" "rds_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

data "aws_iam_policy_document" "rds_monitoring_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

# --- App database: RDS database -----------------------------------------------

# AWS refuses read replicas of a database whose password RDS manages. This one is generated in passing and written to the
# secret and the database by write-only arguments, so that it is in no plan and no state.
ephemeral "random_password" "db" {
  length = 32
  # RDS refuses / @ " and spaces.
  special = false
}

resource "aws_secretsmanager_secret" "db" {
  # checkov:skip=CKV2_AWS_57:Rotated by raising var.db_password_version, together with the database
  # A deleted secret keeps its name for a week: a prefix lets it be made again at once.
  name_prefix             = "${local.name}/db-"
  description             = "Master user of App database"
  kms_key_id              = aws_kms_key.data.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id = aws_secretsmanager_secret.db.id
  secret_string_wo = jsonencode({
    username = "appadmin"
    password = ephemeral.random_password.db.result
  })
  secret_string_wo_version = var.db_password_version
}

# Read back, so that an apply that fails half-way cannot leave two different passwords.
ephemeral "aws_secretsmanager_secret_version" "db" {
  secret_id = aws_secretsmanager_secret_version.db.secret_id
}

resource "aws_db_parameter_group" "db" {
  name_prefix = "${local.name}-db-postgres17-"
  family      = "postgres17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "db_monitoring" {
  name_prefix        = "${local.name}-db-mon-"
  assume_role_policy = data.aws_iam_policy_document.rds_monitoring_assume.json
}

resource "aws_iam_role_policy_attachment" "db_monitoring" {
  role       = aws_iam_role.db_monitoring.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

# Made here, because RDS would make them without retention and without encryption.
resource "aws_cloudwatch_log_group" "db" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${local.name}-db/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_db_instance" "db" {
  identifier = "${local.name}-db"
  engine     = "postgres"
  # The major only: AWS withdraws minors, and their automatic upgrades cause no diff this way.
  engine_version = "17"
  # RDS refuses another major without it. It does nothing while engine_version stays.
  allow_major_version_upgrade = true
  # Extended support would start, and cost, by itself once the major leaves standard support.
  engine_lifecycle_support   = "open-source-rds-extended-support-disabled"
  instance_class             = "db.t4g.medium"
  auto_minor_version_upgrade = true
  ca_cert_identifier         = "rds-ca-rsa2048-g1"

  storage_type          = "gp3"
  allocated_storage     = 100
  max_allocated_storage = 500
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.data.arn

  db_name             = "app"
  port                = 5432
  username            = "appadmin"
  password_wo         = jsondecode(ephemeral.aws_secretsmanager_secret_version.db.secret_string)["password"]
  password_wo_version = var.db_password_version

  multi_az                            = true
  publicly_accessible                 = false
  db_subnet_group_name                = aws_db_subnet_group.vpc_data.name
  vpc_security_group_ids              = [aws_security_group.db.id]
  parameter_group_name                = aws_db_parameter_group.db.name
  iam_database_authentication_enabled = true

  backup_retention_period = 7
  backup_window           = "03:00-04:00"
  maintenance_window      = "Mon:04:30-Mon:05:30"
  copy_tags_to_snapshot   = true
  # Backups outlive a deleted database for as long as they are kept.
  delete_automated_backups  = false
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-db-final-${var.final_snapshot_suffix}"

  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.data.arn
  performance_insights_retention_period = 7
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.db_monitoring.arn
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]

  depends_on = [aws_cloudwatch_log_group.db, aws_iam_role_policy_attachment.db_monitoring]
}

# --- Read replica -------------------------------------------------------------

# Made here, because RDS would make them without retention and without encryption.
resource "aws_cloudwatch_log_group" "db_replica" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${local.name}-db-replica/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_db_instance" "db_replica" {
  # checkov:skip=CKV_AWS_133:The source is what is backed up, and a replica is made of it again
  # checkov:skip=CKV_AWS_157:A copy for reads in one zone, which can be made of its source again
  identifier = "${local.name}-db-replica"
  # Engine, users, database name, storage size and subnets come from the source; AWS refuses them here.
  replicate_source_db        = aws_db_instance.db.identifier
  instance_class             = "db.t4g.medium"
  storage_type               = "gp3"
  storage_encrypted          = true
  auto_minor_version_upgrade = true

  multi_az                            = false
  availability_zone                   = var.vpc_availability_zones[2]
  publicly_accessible                 = false
  vpc_security_group_ids              = [aws_security_group.db_replica.id]
  parameter_group_name                = aws_db_parameter_group.db.name
  iam_database_authentication_enabled = true

  # The source is what is backed up; a replica cannot have a final snapshot.
  backup_retention_period = 0
  maintenance_window      = "Mon:05:30-Mon:06:30"
  copy_tags_to_snapshot   = true
  deletion_protection     = var.deletion_protection
  skip_final_snapshot     = true

  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.data.arn
  performance_insights_retention_period = 7
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.db_monitoring.arn
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]

  depends_on = [aws_cloudwatch_log_group.db_replica]
}

# --- Connection pool: RDS Proxy -----------------------------------------------

data "aws_iam_policy_document" "proxy" {
  statement {
    sid       = "ReadSecret"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_secretsmanager_secret.db.arn]
  }

  statement {
    sid       = "DecryptSecret"
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.data.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${local.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "proxy" {
  name_prefix        = "${local.name}-proxy-"
  assume_role_policy = data.aws_iam_policy_document.rds_assume.json
}

resource "aws_iam_role_policy" "proxy" {
  name   = "read-secret"
  role   = aws_iam_role.proxy.id
  policy = data.aws_iam_policy_document.proxy.json
}

resource "aws_db_proxy" "proxy" {
  name                   = "${local.name}-proxy"
  engine_family          = "POSTGRESQL"
  role_arn               = aws_iam_role.proxy.arn
  require_tls            = true
  idle_client_timeout    = 1800
  vpc_subnet_ids         = module.vpc.database_subnets
  vpc_security_group_ids = [aws_security_group.proxy.id]

  auth {
    auth_scheme               = "SECRETS"
    iam_auth                  = "DISABLED"
    client_password_auth_type = "POSTGRES_SCRAM_SHA_256"
    secret_arn                = aws_secretsmanager_secret.db.arn
  }

  lifecycle {
    # A zone may have no RDS Proxy (use1-az3): AWS then answers with fewer subnets than were given.
    ignore_changes = [vpc_subnet_ids]
  }

  # The proxy tries the secret at once; without the right to read it its targets stay at AUTH_FAILURE.
  depends_on = [aws_iam_role_policy.proxy, aws_secretsmanager_secret_version.db]
}

resource "aws_db_proxy_default_target_group" "proxy" {
  db_proxy_name = aws_db_proxy.proxy.name

  connection_pool_config {
    max_connections_percent   = 90
    connection_borrow_timeout = 30
  }
}

resource "aws_db_proxy_target" "proxy" {
  db_proxy_name          = aws_db_proxy.proxy.name
  target_group_name      = aws_db_proxy_default_target_group.proxy.name
  db_instance_identifier = aws_db_instance.db.identifier
}
