variable "project" {
  description = "Short project name: the first part of every resource name, and a tag."
  type        = string
  default     = "app"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}[a-z0-9]$", var.project)) && !strcontains(var.project, "--") && !startswith("${var.project}-", "internal-")
    error_message = "The project must be 3 to 16 lower case letters, digits and single hyphens, starting with a letter, and not with internal."
  }
}

variable "environment" {
  description = "Environment name: the second part of every resource name, and a tag."
  type        = string
  default     = "prod"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,7}$", var.environment))
    error_message = "The environment must be 2 to 8 lower case letters or digits, starting with a letter."
  }
}

variable "deletion_protection" {
  description = "Protects load balancers and databases. Set it to false and apply before a destroy."
  type        = bool
  default     = true
}

variable "alarms_emails" {
  description = "E-mail addresses that get the alarms of Alarms. Each has to confirm."
  type        = list(string)
  default     = ["oncall@example.com"]
}
