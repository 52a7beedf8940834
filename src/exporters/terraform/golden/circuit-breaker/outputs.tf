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

output "shop_service_name" {
  description = "Name of the ECS service Shop."
  value       = aws_ecs_service.shop.name
}

output "payments_service_name" {
  description = "Name of the ECS service Payments."
  value       = aws_ecs_service.payments.name
}

output "alarms_topic_arn" {
  description = "Topic to which the alarms of Alarms go."
  value       = aws_sns_topic.alarms.arn
}
