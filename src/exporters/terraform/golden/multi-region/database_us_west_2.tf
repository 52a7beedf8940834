resource "aws_db_subnet_group" "vpc_dr_data" {
  provider = aws.us_west_2

  name        = "${local.name}-vpc-dr-data"
  description = "The data tier of the VPC vpc-dr"
  subnet_ids  = module.vpc_dr.database_subnets
}

# --- Database replica: Read replica -------------------------------------------

resource "aws_db_parameter_group" "db_dr" {
  provider = aws.us_west_2

  name_prefix = "${local.name}-db-dr-postgres17-"
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

# Made here, because RDS would make them without retention and without encryption.
resource "aws_cloudwatch_log_group" "db_dr" {
  provider = aws.us_west_2

  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${local.name}-db-dr/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs_us_west_2.arn
}

resource "aws_db_instance" "db_dr" {
  provider = aws.us_west_2

  # checkov:skip=CKV_AWS_133:The source is what is backed up, and a replica is made of it again
  # checkov:skip=CKV_AWS_157:A copy for reads in one zone, which can be made of its source again
  identifier = "${local.name}-db-dr"
  # Of another region, hence the ARN. Engine, users, database name and storage size come from the source.
  replicate_source_db        = aws_db_instance.db.arn
  instance_class             = "db.t4g.medium"
  storage_type               = "gp3"
  storage_encrypted          = true
  kms_key_id                 = aws_kms_key.data_us_west_2.arn
  auto_minor_version_upgrade = true

  multi_az                            = false
  availability_zone                   = var.vpc_dr_availability_zones[2]
  publicly_accessible                 = false
  db_subnet_group_name                = aws_db_subnet_group.vpc_dr_data.name
  vpc_security_group_ids              = [aws_security_group.db_dr.id]
  parameter_group_name                = aws_db_parameter_group.db_dr.name
  iam_database_authentication_enabled = true

  # The source is what is backed up; a replica cannot have a final snapshot.
  backup_retention_period = 0
  maintenance_window      = "Mon:05:30-Mon:06:30"
  copy_tags_to_snapshot   = true
  deletion_protection     = var.deletion_protection
  skip_final_snapshot     = true

  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.data_us_west_2.arn
  performance_insights_retention_period = 7
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.db_monitoring.arn
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]

  depends_on = [aws_cloudwatch_log_group.db_dr]

  lifecycle {
    # A promotion removes it: a later apply must not rebuild the database.
    ignore_changes = [replicate_source_db]
  }
}
