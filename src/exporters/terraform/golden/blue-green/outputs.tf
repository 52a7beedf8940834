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

output "blue_group_name" {
  description = "Name of the Auto Scaling group Blue servers."
  value       = aws_autoscaling_group.blue.name
}

output "green_group_name" {
  description = "Name of the Auto Scaling group Green servers."
  value       = aws_autoscaling_group.green.name
}

output "db_endpoint" {
  description = "Host name of Shared database."
  value       = aws_db_instance.db.address
}

output "db_secret_arn" {
  description = "Secret with the master user of Shared database."
  value       = aws_db_instance.db.master_user_secret[0].secret_arn
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
