resource "aws_backup_vault" "backup__us_west_2" {
  provider = aws.us_west_2

  name        = "${local.name}-backup"
  kms_key_arn = aws_kms_key.data_us_west_2.arn
  # A vault with backups in it cannot be destroyed otherwise.
  force_destroy = !var.deletion_protection
}

resource "aws_backup_vault_lock_configuration" "backup__us_west_2" {
  provider = aws.us_west_2

  backup_vault_name  = aws_backup_vault.backup__us_west_2.name
  min_retention_days = 7
  max_retention_days = 365
}
