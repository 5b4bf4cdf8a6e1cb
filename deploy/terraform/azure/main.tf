# Container Apps, Azure SQL in an elastic pool, Storage, Key Vault. Never applied, and never validated against the provider: none could be restored where this was written.
terraform {
  required_version = ">= 1.9"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
  subscription_id = var.subscription_id
}

data "azurerm_client_config" "current" {}

module "naming" {
  source      = "../naming"
  environment = var.environment
  suffix      = var.suffix
  domain      = var.domain
  tenants     = var.tenants
}

resource "azurerm_resource_group" "isek" {
  name     = module.naming.resource_group
  location = var.location
}

# The program's own identity: it reads secrets and files with it, and nothing else.
resource "azurerm_user_assigned_identity" "web" {
  name                = module.naming.app
  resource_group_name = azurerm_resource_group.isek.name
  location            = azurerm_resource_group.isek.location
}

resource "azurerm_key_vault" "isek" {
  name                       = module.naming.key_vault
  resource_group_name        = azurerm_resource_group.isek.name
  location                   = azurerm_resource_group.isek.location
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "standard"
  enable_rbac_authorization  = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 30
}

resource "azurerm_role_assignment" "secrets" {
  scope                = azurerm_key_vault.isek.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.web.principal_id
}

resource "azurerm_storage_account" "files" {
  name                            = module.naming.storage_account
  resource_group_name             = azurerm_resource_group.isek.name
  location                        = azurerm_resource_group.isek.location
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  min_tls_version                 = "TLS1_2"

  blob_properties {
    # "files sweep" deletes.
    delete_retention_policy {
      days = 30
    }
  }
}

resource "azurerm_role_assignment" "files" {
  scope                = azurerm_storage_account.files.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_user_assigned_identity.web.principal_id
}

resource "azurerm_mssql_server" "isek" {
  name                = module.naming.sql_server
  resource_group_name = azurerm_resource_group.isek.name
  location            = azurerm_resource_group.isek.location
  version             = "12.0"
  minimum_tls_version = "1.2"

  azuread_administrator {
    login_username              = var.database_admins.name
    object_id                   = var.database_admins.object_id
    azuread_authentication_only = true
  }
}

resource "azurerm_mssql_elasticpool" "isek" {
  name                = module.naming.elastic_pool
  resource_group_name = azurerm_resource_group.isek.name
  location            = azurerm_resource_group.isek.location
  server_name         = azurerm_mssql_server.isek.name
  max_size_gb         = 100

  sku {
    name     = "GP_Gen5"
    tier     = "GeneralPurpose"
    family   = "Gen5"
    capacity = 2
  }

  per_database_settings {
    min_capacity = 0
    max_capacity = 2
  }
}

resource "azurerm_mssql_database" "isek" {
  for_each        = toset(module.naming.databases)
  name            = each.key
  server_id       = azurerm_mssql_server.isek.id
  elastic_pool_id = azurerm_mssql_elasticpool.isek.id

  # A city's plan is kept for decades; a slip of the hand is not.
  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_log_analytics_workspace" "isek" {
  name                = "log-${module.naming.app}"
  resource_group_name = azurerm_resource_group.isek.name
  location            = azurerm_resource_group.isek.location
  retention_in_days   = 30
}

resource "azurerm_container_app_environment" "isek" {
  name                       = module.naming.environment_name
  resource_group_name        = azurerm_resource_group.isek.name
  location                   = azurerm_resource_group.isek.location
  log_analytics_workspace_id = azurerm_log_analytics_workspace.isek.id
}

locals {
  server = azurerm_mssql_server.isek.fully_qualified_domain_name
  # The identity signs in: no password anywhere.
  settings = merge(
    {
      Database__Provider   = "SqlServer"
      Data__Directory      = "/data"
      Samples__Directory   = "none"
      Files__Provider      = "Azure"
      Files__Endpoint      = azurerm_storage_account.files.primary_blob_endpoint
      Platform__Scheme     = "https"
      Platform__Domains__0 = var.domain
      AZURE_CLIENT_ID      = azurerm_user_assigned_identity.web.client_id
    },
    {
      for d in module.naming.databases :
      "ConnectionStrings__${d}" => "Server=${local.server};Database=${d};Authentication=Active Directory Managed Identity;User Id=${azurerm_user_assigned_identity.web.client_id};Encrypt=True"
    }
  )
}

resource "azurerm_container_app" "web" {
  name                         = module.naming.app
  resource_group_name          = azurerm_resource_group.isek.name
  container_app_environment_id = azurerm_container_app_environment.isek.id
  revision_mode                = "Single"

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.web.id]
  }

  ingress {
    external_enabled = true
    target_port      = 8080
    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas                     = 2
    max_replicas                     = 6
    termination_grace_period_seconds = 45

    container {
      name   = "web"
      image  = var.image
      cpu    = 1
      memory = "2Gi"

      dynamic "env" {
        for_each = local.settings
        content {
          name  = env.key
          value = env.value
        }
      }

      startup_probe {
        transport               = "HTTP"
        port                    = 8080
        path                    = "/health/ready"
        failure_count_threshold = 10
        interval_seconds        = 10
      }

      readiness_probe {
        transport = "HTTP"
        port      = 8080
        path      = "/health/ready"
      }

      liveness_probe {
        transport = "HTTP"
        port      = 8080
        path      = "/health/live"
      }
    }
  }
}
