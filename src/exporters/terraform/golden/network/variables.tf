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
    condition     = can(regex("^[a-z][a-z0-9]{1,7}$", var.environment)) && length("${var.project}-${var.environment}") <= 21
    error_message = "The environment must be 2 to 8 lower case letters or digits, starting with a letter; with the project and a hyphen at most 21 characters, so that every name fits."
  }
}

variable "deletion_protection" {
  description = "Protects load balancers and databases. Set it to false and apply before a destroy."
  type        = bool
  default     = true
}

variable "create_opensearch_service_linked_role" {
  description = "Create the service-linked role of OpenSearch Service. An account has it once, and a second one is refused."
  type        = bool
  default     = false
}

variable "final_snapshot_suffix" {
  description = "Ends the names of final snapshots. Change it before a second destroy: the first snapshot keeps its name."
  type        = string
  default     = "1"

  validation {
    condition     = can(regex("^[a-z0-9]{1,16}$", var.final_snapshot_suffix))
    error_message = "The suffix must be 1 to 16 lower case letters or digits."
  }
}

variable "vpc_availability_zones" {
  description = "Availability Zones of Production in us-east-1, in the order of its subnets."
  type        = list(string)
  default     = ["us-east-1a", "us-east-1b", "us-east-1c"]

  validation {
    condition     = length(var.vpc_availability_zones) == 3 && length(distinct(var.vpc_availability_zones)) == 3
    error_message = "The subnets are planned for 3 different Availability Zones."
  }
}

variable "dns_domain_name" {
  description = "Name that people type; the certificate is issued for it."
  type        = string
  default     = "app.example.com"
}

variable "dns_hosted_zone_name" {
  description = "Name of the public hosted zone that holds the names; it must exist."
  type        = string
  default     = "example.com"
}

variable "alarms_emails" {
  description = "E-mail addresses that get the alarms of Alarms. Each has to confirm."
  type        = list(string)
  default     = ["oncall@example.com"]
}
