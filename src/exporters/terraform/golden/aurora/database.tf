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

# --- App cluster: Aurora cluster ----------------------------------------------

resource "aws_rds_cluster_parameter_group" "db" {
  name_prefix = "${local.name}-db-aurora-postgresql17-"
  family      = "aurora-postgresql17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_parameter_group" "db" {
  name_prefix = "${local.name}-db-aurora-postgresql17-"
  family      = "aurora-postgresql17"

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
  for_each = toset(["postgresql"])

  name              = "/aws/rds/cluster/${local.name}-db/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_rds_cluster" "db" {
  cluster_identifier = "${local.name}-db"
  engine             = "aurora-postgresql"
  # The major only: AWS withdraws minors, and their automatic upgrades cause no diff this way.
  engine_version = "17"
  # RDS refuses another major without it. It does nothing while engine_version stays.
  allow_major_version_upgrade = true
  # For such an upgrade only.
  db_instance_parameter_group_name = aws_db_parameter_group.db.name
  # Extended support would start, and cost, by itself once the major leaves standard support.
  engine_lifecycle_support = "open-source-rds-extended-support-disabled"

  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 8
  }

  storage_encrypted = true
  kms_key_id        = aws_kms_key.data.arn

  database_name   = "app"
  port            = 5432
  master_username = "appadmin"
  # RDS generates the password and rotates it every seven days; it is never in the state.
  manage_master_user_password   = true
  master_user_secret_kms_key_id = aws_kms_key.data.arn

  db_subnet_group_name                = aws_db_subnet_group.vpc_data.name
  vpc_security_group_ids              = [aws_security_group.db.id]
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.db.name
  iam_database_authentication_enabled = true

  backup_retention_period      = 7
  preferred_backup_window      = "03:00-04:00"
  preferred_maintenance_window = "Mon:04:30-Mon:05:30"
  copy_tags_to_snapshot        = true
  # Backups outlive a deleted cluster for as long as they are kept.
  delete_automated_backups  = false
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-db-final-${var.final_snapshot_suffix}"

  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.data.arn
  performance_insights_retention_period = 7
  database_insights_mode                = "standard"
  enabled_cloudwatch_logs_exports       = ["postgresql"]

  depends_on = [aws_cloudwatch_log_group.db]
}

resource "aws_rds_cluster_instance" "db" {
  # The writer and its readers, which change places at a failover: the names say nothing of it.
  for_each = {
    "1" = var.vpc_availability_zones[0]
    "2" = var.vpc_availability_zones[1]
    "3" = var.vpc_availability_zones[2]
  }

  identifier                 = "${local.name}-db-${each.key}"
  cluster_identifier         = aws_rds_cluster.db.id
  engine                     = aws_rds_cluster.db.engine
  instance_class             = "db.serverless"
  auto_minor_version_upgrade = true
  ca_cert_identifier         = "rds-ca-rsa2048-g1"

  availability_zone = each.value
  # Whoever may take over is kept as large as the writer.
  promotion_tier               = 1
  db_subnet_group_name         = aws_rds_cluster.db.db_subnet_group_name
  publicly_accessible          = false
  db_parameter_group_name      = aws_db_parameter_group.db.name
  preferred_maintenance_window = "Mon:04:30-Mon:05:30"
  copy_tags_to_snapshot        = true

  monitoring_interval = 60
  monitoring_role_arn = aws_iam_role.db_monitoring.arn

  depends_on = [aws_iam_role_policy_attachment.db_monitoring]
}

# --- Connection pool: RDS Proxy -----------------------------------------------

data "aws_iam_policy_document" "proxy" {
  statement {
    sid       = "ReadSecret"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_rds_cluster.db.master_user_secret[0].secret_arn]
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
    secret_arn                = aws_rds_cluster.db.master_user_secret[0].secret_arn
  }

  lifecycle {
    # A zone may have no RDS Proxy (use1-az3): AWS then answers with fewer subnets than were given.
    ignore_changes = [vpc_subnet_ids]
  }

  # The proxy tries the secret at once; without the right to read it its targets stay at AUTH_FAILURE.
  depends_on = [aws_iam_role_policy.proxy]
}

resource "aws_db_proxy_default_target_group" "proxy" {
  db_proxy_name = aws_db_proxy.proxy.name

  connection_pool_config {
    max_connections_percent   = 90
    connection_borrow_timeout = 30
  }
}

resource "aws_db_proxy_target" "proxy" {
  db_proxy_name         = aws_db_proxy.proxy.name
  target_group_name     = aws_db_proxy_default_target_group.proxy.name
  db_cluster_identifier = aws_rds_cluster.db.cluster_identifier

  depends_on = [aws_rds_cluster_instance.db]
}
