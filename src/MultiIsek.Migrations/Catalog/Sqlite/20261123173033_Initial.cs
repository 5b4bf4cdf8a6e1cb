using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MultiIsek.Migrations.Catalog.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "identity_api_audiences",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_api_audiences", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "identity_operators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AppKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsBlocked = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SignedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    InvitationHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    InvitationEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_operators", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_data_protection_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FriendlyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_data_protection_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tenancy_catalog_revision",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenancy_catalog_revision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tenancy_tenants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Designation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Land = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ags = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Database = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsPublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    BrandColour = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    LetterMark = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    PlanName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Headline = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Lead = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Motto = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    MottoLabel = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    IsDemonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Contact = table.Column<string>(type: "TEXT", nullable: false),
                    Links = table.Column<string>(type: "TEXT", nullable: false),
                    PrivacyNotices = table.Column<string>(type: "TEXT", nullable: false),
                    EasyAccess = table.Column<string>(type: "TEXT", nullable: false),
                    WantedHosts = table.Column<string>(type: "TEXT", nullable: false),
                    MapTiles = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenancy_tenants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_operator_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OperatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_operator_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_identity_operator_sessions_identity_operators_OperatorId",
                        column: x => x.OperatorId,
                        principalTable: "identity_operators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tenancy_hosts",
                columns: table => new
                {
                    Host = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsCanonical = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenancy_hosts", x => x.Host);
                    table.ForeignKey(
                        name: "FK_tenancy_hosts_tenancy_tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "tenancy_tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tenancy_legal_pages",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    Former = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenancy_legal_pages", x => new { x.TenantId, x.Kind });
                    table.ForeignKey(
                        name: "FK_tenancy_legal_pages_tenancy_tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "tenancy_tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tenancy_logos",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Alt = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenancy_logos", x => x.TenantId);
                    table.ForeignKey(
                        name: "FK_tenancy_logos_tenancy_tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "tenancy_tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tenancy_subscriptions",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Off = table.Column<string>(type: "TEXT", nullable: false),
                    StorageMb = table.Column<int>(type: "INTEGER", nullable: true),
                    ContributionsAYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenancy_subscriptions", x => x.TenantId);
                    table.ForeignKey(
                        name: "FK_tenancy_subscriptions_tenancy_tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "tenancy_tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_identity_api_audiences_TenantId",
                table: "identity_api_audiences",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_operator_sessions_OperatorId",
                table: "identity_operator_sessions",
                column: "OperatorId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_operators_InvitationHash",
                table: "identity_operators",
                column: "InvitationHash");

            migrationBuilder.CreateIndex(
                name: "IX_identity_operators_NormalizedEmail",
                table: "identity_operators",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tenancy_hosts_TenantId",
                table: "tenancy_hosts",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_tenancy_tenants_Slug",
                table: "tenancy_tenants",
                column: "Slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_api_audiences");

            migrationBuilder.DropTable(
                name: "identity_operator_sessions");

            migrationBuilder.DropTable(
                name: "kernel_data_protection_keys");

            migrationBuilder.DropTable(
                name: "tenancy_catalog_revision");

            migrationBuilder.DropTable(
                name: "tenancy_hosts");

            migrationBuilder.DropTable(
                name: "tenancy_legal_pages");

            migrationBuilder.DropTable(
                name: "tenancy_logos");

            migrationBuilder.DropTable(
                name: "tenancy_subscriptions");

            migrationBuilder.DropTable(
                name: "identity_operators");

            migrationBuilder.DropTable(
                name: "tenancy_tenants");
        }
    }
}
