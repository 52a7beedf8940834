terraform {
  # Write-only arguments (1.11) keep generated passwords out of the state.
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.28.0, < 7.0.0"
    }
  }

  # The state belongs in a bucket before anyone else works with it. Locking needs no table since 1.11.
  # backend "s3" {
  #   bucket       = "my-terraform-state"
  #   key          = "app/prod.tfstate"
  #   region       = "us-east-1"
  #   encrypt      = true
  #   use_lockfile = true
  # }
}
