output "api_url" {
  description = "Address of the API Orders API."
  value       = aws_apigatewayv2_stage.api.invoke_url
}

output "intake_function_name" {
  description = "Name of the function Intake."
  value       = aws_lambda_function.intake.function_name
}

output "worker_function_name" {
  description = "Name of the function Worker."
  value       = aws_lambda_function.worker.function_name
}

output "fan_out_function_name" {
  description = "Name of the function Fan-out."
  value       = aws_lambda_function.fan_out.function_name
}

output "orders_url" {
  description = "URL of the queue Orders."
  value       = aws_sqs_queue.orders.url
}

output "events_topic_arn" {
  description = "ARN of the topic Order events."
  value       = aws_sns_topic.events.arn
}

output "records_table" {
  description = "Name of the table Order records."
  value       = aws_dynamodb_table.records.name
}

output "alarms_topic_arn" {
  description = "Topic to which the alarms of Alarms go."
  value       = aws_sns_topic.alarms.arn
}

output "backup_vault_arn" {
  description = "Vault that holds the backups."
  value       = aws_backup_vault.backup.arn
}
