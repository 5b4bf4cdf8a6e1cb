variable "subscription_id" {
  type = string
}

variable "environment" {
  type = string
}

variable "suffix" {
  type    = string
  default = ""
}

variable "location" {
  type    = string
  default = "germanywestcentral"
}

variable "domain" {
  type = string
}

variable "image" {
  description = "With its tag or digest, never \"latest\"."
  type        = string

  validation {
    condition     = can(regex("(:[0-9]+\\.[0-9]+\\.[0-9]+|@sha256:[0-9a-f]{64})$", var.image))
    error_message = "The image is pinned: name:1.2.3 or name@sha256:…"
  }
}

variable "database_admins" {
  description = "Group that owns schema and migrations; the program is no member of it."
  type = object({
    name      = string
    object_id = string
  })
}

variable "tenants" {
  description = "See ../naming."
  type = map(object({
    ags      = string
    database = optional(string, "Cities")
    hosts    = optional(list(string), [])
  }))
}
