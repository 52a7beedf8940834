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

output "service_a_service_name" {
  description = "Name of the ECS service Service A."
  value       = aws_ecs_service.service_a.name
}

output "service_b_service_name" {
  description = "Name of the ECS service Service B."
  value       = aws_ecs_service.service_b.name
}

output "service_c_service_name" {
  description = "Name of the ECS service Service C."
  value       = aws_ecs_service.service_c.name
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

output "cache_primary_endpoint" {
  description = "Host name of Shared cache, for reads and writes."
  value       = aws_elasticache_replication_group.cache.primary_endpoint_address
}

output "cache_reader_endpoint" {
  description = "Host name of the replicas of Shared cache, for reads."
  value       = aws_elasticache_replication_group.cache.reader_endpoint_address
}

output "cache_secret_arn" {
  description = "Secret with the AUTH token of Shared cache."
  value       = aws_secretsmanager_secret.cache.arn
}

output "alarms_topic_arn" {
  description = "Topic to which the alarms of Alarms go."
  value       = aws_sns_topic.alarms.arn
}

output "backup_vault_arn" {
  description = "Vault that holds the backups."
  value       = aws_backup_vault.backup.arn
}
