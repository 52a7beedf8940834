output "vpc_id" {
  description = "Id of the VPC Production."
  value       = module.vpc.vpc_id
}

output "dns_url" {
  description = "Address of the application."
  value       = "https://${var.dns_domain_name}"
}

output "alb_dns_name" {
  description = "DNS name of Public ALB."
  value       = aws_lb.alb.dns_name
}

output "api_group_name" {
  description = "Name of the Auto Scaling group API servers."
  value       = aws_autoscaling_group.api.name
}

output "db_endpoint" {
  description = "Host name of the writer of App cluster."
  value       = aws_rds_cluster.db.endpoint
}

output "db_reader_endpoint" {
  description = "Host name that spreads reads over the readers of App cluster."
  value       = aws_rds_cluster.db.reader_endpoint
}

output "db_secret_arn" {
  description = "Secret with the master user of App cluster."
  value       = aws_rds_cluster.db.master_user_secret[0].secret_arn
}

output "proxy_endpoint" {
  description = "Host name of Connection pool, for the clients of the database."
  value       = aws_db_proxy.proxy.endpoint
}

output "alarms_topic_arn" {
  description = "Topic to which the alarms of Alarms go."
  value       = aws_sns_topic.alarms.arn
}

output "backup_vault_arn" {
  description = "Vault that holds the backups."
  value       = aws_backup_vault.backup.arn
}
