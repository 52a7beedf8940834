data "aws_iam_policy_document" "backup_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["backup.amazonaws.com"]
    }
  }
}

# --- Backup plan --------------------------------------------------------------

resource "aws_backup_vault" "backup" {
  name        = "${local.name}-backup"
  kms_key_arn = aws_kms_key.data.arn
  # A vault with backups in it cannot be destroyed otherwise.
  force_destroy = !var.deletion_protection
}

resource "aws_backup_vault_lock_configuration" "backup" {
  backup_vault_name  = aws_backup_vault.backup.name
  min_retention_days = 7
  max_retention_days = 365
}

resource "aws_backup_vault_notifications" "backup" {
  backup_vault_name = aws_backup_vault.backup.name
  sns_topic_arn     = aws_sns_topic.alarms.arn
  backup_vault_events = [
    "BACKUP_JOB_FAILED",
    "BACKUP_JOB_EXPIRED",
    "COPY_JOB_FAILED",
    "S3_BACKUP_OBJECT_FAILED",
  ]
  # AWS Backup asks at once whether it may publish there.
  depends_on = [aws_sns_topic_policy.alarms]
}

resource "aws_backup_plan" "backup" {
  name = "${local.name}-backup"

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.backup.name
    schedule          = "cron(0 6 * * ? *)"
    start_window      = 60
    completion_window = 240
    # Point-in-time recovery stays with each service: AWS Backup would take over its window and retention.
    enable_continuous_backup = false

    lifecycle {
      delete_after = 35
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.backup__us_west_2.arn

      lifecycle {
        delete_after = 35
      }
    }
  }
}

resource "aws_iam_role" "backup" {
  name_prefix        = "${local.name}-backup-"
  assume_role_policy = data.aws_iam_policy_document.backup_assume.json
}

resource "aws_iam_role_policy_attachment" "backup" {
  for_each = toset([
    "service-role/AWSBackupServiceRolePolicyForBackup",
    "service-role/AWSBackupServiceRolePolicyForRestores",
  ])

  role       = aws_iam_role.backup.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/${each.key}"
}

resource "aws_backup_selection" "backup" {
  name         = "${local.name}-backup"
  plan_id      = aws_backup_plan.backup.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = [aws_db_instance.db.arn]
  depends_on   = [aws_iam_role_policy_attachment.backup]
}

resource "aws_backup_restore_testing_plan" "backup" {
  # Letters, digits and _ only, unlike every other name.
  name                         = replace("${local.name}-backup", "-", "_")
  schedule_expression          = "cron(0 9 ? * SUN *)"
  schedule_expression_timezone = "Etc/UTC"
  start_window_hours           = 4

  recovery_point_selection {
    algorithm             = "LATEST_WITHIN_WINDOW"
    include_vaults        = [aws_backup_vault.backup.arn]
    recovery_point_types  = ["SNAPSHOT"]
    selection_window_days = 7
  }
}

# Without the overrides the restore goes to the default VPC, or fails without one.
resource "aws_backup_restore_testing_selection" "backup__rds_vpc" {
  name                       = "rds_vpc"
  restore_testing_plan_name  = aws_backup_restore_testing_plan.backup.name
  protected_resource_type    = "RDS"
  protected_resource_arns    = [aws_db_instance.db.arn]
  iam_role_arn               = aws_iam_role.backup.arn
  validation_window_hours    = 4
  restore_metadata_overrides = { dbSubnetGroupName = aws_db_subnet_group.vpc_data.name }
}
