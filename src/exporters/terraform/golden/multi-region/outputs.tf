output "vpc_id" {
  description = "Id of the VPC Production."
  value       = module.vpc.vpc_id
}

output "vpc_dr_id" {
  description = "Id of the VPC Production."
  value       = module.vpc_dr.vpc_id
}

output "dns_url" {
  description = "Address of the application."
  value       = "https://${var.dns_domain_name}"
}

output "alb_dns_name" {
  description = "DNS name of ALB."
  value       = aws_lb.alb.dns_name
}

output "alb_dr_dns_name" {
  description = "DNS name of Standby ALB."
  value       = aws_lb.alb_dr.dns_name
}

output "web_group_name" {
  description = "Name of the Auto Scaling group Web servers."
  value       = aws_autoscaling_group.web.name
}

output "web_dr_group_name" {
  description = "Name of the Auto Scaling group Standby servers."
  value       = aws_autoscaling_group.web_dr.name
}

output "db_endpoint" {
  description = "Host name of App database."
  value       = aws_db_instance.db.address
}

output "db_secret_arn" {
  description = "Secret with the master user of App database."
  value       = aws_secretsmanager_secret.db.arn
}

output "db_dr_endpoint" {
  description = "Host name of Database replica, for reads that may lag."
  value       = aws_db_instance.db_dr.address
}

output "proxy_endpoint" {
  description = "Host name of Connection pool, for the clients of the database."
  value       = aws_db_proxy.proxy.endpoint
}

output "cache_primary_endpoint" {
  description = "Host name of Session cache, for reads and writes."
  value       = aws_elasticache_replication_group.cache.primary_endpoint_address
}

output "cache_reader_endpoint" {
  description = "Host name of the replicas of Session cache, for reads."
  value       = aws_elasticache_replication_group.cache.reader_endpoint_address
}

output "cache_secret_arn" {
  description = "Secret with the AUTH token of Session cache."
  value       = aws_secretsmanager_secret.cache.arn
}

output "cache_dr_primary_endpoint" {
  description = "Host name of Standby cache, for reads and writes."
  value       = aws_elasticache_replication_group.cache_dr.primary_endpoint_address
}

output "cache_dr_reader_endpoint" {
  description = "Host name of the replicas of Standby cache, for reads."
  value       = aws_elasticache_replication_group.cache_dr.reader_endpoint_address
}

output "cache_dr_secret_arn" {
  description = "Secret with the AUTH token of Standby cache."
  value       = aws_secretsmanager_secret.cache_dr.arn
}

output "files_bucket" {
  description = "Name of the bucket Files."
  value       = aws_s3_bucket.files.id
}

output "files_dr_bucket" {
  description = "Name of the bucket Files, replica."
  value       = aws_s3_bucket.files_dr.id
}

output "alarms_topic_arn" {
  description = "Topic to which the alarms of Alarms go."
  value       = aws_sns_topic.alarms.arn
}

output "alarms_dr_topic_arn" {
  description = "Topic to which the alarms of Standby alarms go."
  value       = aws_sns_topic.alarms_dr.arn
}

output "backup_vault_arn" {
  description = "Vault that holds the backups."
  value       = aws_backup_vault.backup.arn
}
