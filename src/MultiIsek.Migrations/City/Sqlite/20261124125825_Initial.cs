using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MultiIsek.Migrations.City.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_groups", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "documents_uploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Parts = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_uploads", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "identity_audit_entries",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_audit_entries", x => new { x.TenantId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "identity_audit_heads",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_audit_heads", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "identity_operator_visits",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OperatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OperatorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EntryHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_operator_visits", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "identity_used_logout_tokens",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_used_logout_tokens", x => new { x.TenantId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "identity_users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SignedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_users", x => x.Id);
                    table.UniqueConstraint("AK_identity_users_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_imported_records",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BaseOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_imported_records", x => new { x.TenantId, x.Part, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "kernel_list_notes",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_list_notes", x => new { x.TenantId, x.List });
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox_messages",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox_messages", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_search_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Excerpt = table.Column<string>(type: "TEXT", nullable: false),
                    TitleWords = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_search_entries", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_spent_proofs",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Nonce = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_spent_proofs", x => new { x.TenantId, x.Nonce });
                });

            migrationBuilder.CreateTable(
                name: "kernel_tenant_revisions",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_tenant_revisions", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "participation_counters",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_counters", x => new { x.TenantId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "participation_settings",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    AfterErasure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_settings", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "planning_streets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Quarter = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Longitude = table.Column<double>(type: "REAL", nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_streets", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "planning_structure_profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_structure_profiles", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "planning_terms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Vocabulary = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VocabularyLabel = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_terms", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_terms_planning_terms_TenantId_ParentId",
                        columns: x => new { x.TenantId, x.ParentId },
                        principalTable: "planning_terms",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "documents_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    DatedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Publisher = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReadOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Credit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IsPlaceholder = table.Column<bool>(type: "INTEGER", nullable: false),
                    PlaceholderNote = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AltText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_documents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_documents_documents_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_documents_documents_documents_groups_TenantId_GroupId",
                        columns: x => new { x.TenantId, x.GroupId },
                        principalTable: "documents_groups",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_invitations",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_invitations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_identity_invitations_identity_operator_visits_TenantId_VisitId",
                        columns: x => new { x.TenantId, x.VisitId },
                        principalTable: "identity_operator_visits",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_providers",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Authority = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SealedSecret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    RoleClaim = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RoleRules = table.Column<string>(type: "TEXT", nullable: false),
                    StrongMethods = table.Column<string>(type: "TEXT", nullable: false),
                    VouchesForMail = table.Column<bool>(type: "INTEGER", nullable: false),
                    ApiAudience = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_providers", x => x.TenantId);
                    table.ForeignKey(
                        name: "FK_identity_providers_identity_operator_visits_TenantId_VisitId",
                        columns: x => new { x.TenantId, x.VisitId },
                        principalTable: "identity_operator_visits",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "interop_api_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Shown = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interop_api_keys", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_interop_api_keys_identity_operator_visits_TenantId_VisitId",
                        columns: x => new { x.TenantId, x.VisitId },
                        principalTable: "identity_operator_visits",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_letter_refusals",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RefusedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_letter_refusals", x => new { x.TenantId, x.UserId, x.Kind });
                    table.ForeignKey(
                        name: "FK_identity_letter_refusals_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_memberships",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsMapped = table.Column<bool>(type: "INTEGER", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_memberships", x => new { x.TenantId, x.UserId, x.Role });
                    table.ForeignKey(
                        name: "FK_identity_memberships_identity_operator_visits_TenantId_VisitId",
                        columns: x => new { x.TenantId, x.VisitId },
                        principalTable: "identity_operator_visits",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_identity_memberships_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_sessions",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsStrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProviderSession = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sessions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_identity_sessions_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_used_codes",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_used_codes", x => new { x.TenantId, x.UserId });
                    table.ForeignKey(
                        name: "FK_identity_used_codes_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_user_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_logins", x => new { x.TenantId, x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_identity_user_logins_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_user_passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_identity_user_passkeys_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "identity_user_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_identity_user_tokens_identity_users_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "identity_users",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_attribute_definitions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Help = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    On = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Choices = table.Column<string>(type: "TEXT", nullable: false),
                    IsRequired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Visible = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EditableBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    InReport = table.Column<bool>(type: "INTEGER", nullable: false),
                    InDiff = table.Column<bool>(type: "INTEGER", nullable: false),
                    InExport = table.Column<bool>(type: "INTEGER", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_attribute_definitions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_attribute_definitions_planning_structure_profiles_TenantId_ProfileId",
                        columns: x => new { x.TenantId, x.ProfileId },
                        principalTable: "planning_structure_profiles",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_types",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Singular = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Plural = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Parents = table.Column<string>(type: "TEXT", nullable: false),
                    MinCount = table.Column<int>(type: "INTEGER", nullable: true),
                    MaxCount = table.Column<int>(type: "INTEGER", nullable: true),
                    CountRule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Flags = table.Column<string>(type: "TEXT", nullable: false),
                    Help = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_types", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_element_types_planning_structure_profiles_TenantId_ProfileId",
                        columns: x => new { x.TenantId, x.ProfileId },
                        principalTable: "planning_structure_profiles",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "documents_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsTagged = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_versions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_documents_versions_documents_documents_TenantId_DocumentId",
                        columns: x => new { x.TenantId, x.DocumentId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AltName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Street = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    PostalCode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    City = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Fax = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    HasContactForm = table.Column<bool>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    OpeningHours = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsExternal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_organisations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_organisations_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_organisations_planning_organisations_TenantId_ParentId",
                        columns: x => new { x.TenantId, x.ParentId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_spaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Geometry = table.Column<string>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_spaces", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_spaces_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_spaces_planning_spaces_TenantId_ParentId",
                        columns: x => new { x.TenantId, x.ParentId },
                        principalTable: "planning_spaces",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "documents_pictures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_pictures", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_documents_pictures_documents_versions_TenantId_VersionId",
                        columns: x => new { x.TenantId, x.VersionId },
                        principalTable: "documents_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "documents_texts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_texts", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_documents_texts_documents_versions_TenantId_VersionId",
                        columns: x => new { x.TenantId, x.VersionId },
                        principalTable: "documents_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_contact_persons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Function = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    HasContactForm = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublicFields = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_contact_persons", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_contact_persons_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_contact_persons_planning_organisations_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_department_members",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_department_members", x => new { x.TenantId, x.UserId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_planning_department_members_planning_organisations_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_plans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subtitle = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Slogan = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    AbbreviationNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PageTitle = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Lead = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Horizons = table.Column<string>(type: "TEXT", nullable: false),
                    Links = table.Column<string>(type: "TEXT", nullable: false),
                    LeadOrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_plans", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_plans_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_plans_planning_organisations_TenantId_LeadOrganisationId",
                        columns: x => new { x.TenantId, x.LeadOrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HeldOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    EndsOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    DateNote = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    StartsAtClock = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    EndsAtClock = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MeetingPoint = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Agenda = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Participants = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsExample = table.Column<bool>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    RegistrationEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Seats = table.Column<int>(type: "INTEGER", nullable: true),
                    SeatsTaken = table.Column<int>(type: "INTEGER", nullable: false),
                    Waiting = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_events", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_events_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_events_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_elements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_elements", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_elements_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_plan_relations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ToPlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExternalTitle = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ExternalUrl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_plan_relations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_plan_relations_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_plan_relations_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_plan_relations_planning_plans_TenantId_ToPlanId",
                        columns: x => new { x.TenantId, x.ToPlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_plan_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AltName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DatedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BasedOnId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 70, nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    IsShownEarly = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_plan_versions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_plan_versions_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_plan_versions_planning_plan_versions_TenantId_BasedOnId",
                        columns: x => new { x.TenantId, x.BasedOnId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_plan_versions_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_plan_versions_planning_structure_profiles_TenantId_ProfileId",
                        columns: x => new { x.TenantId, x.ProfileId },
                        principalTable: "planning_structure_profiles",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_process_stages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    StartsOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    EndsOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    DateNote = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_process_stages", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_process_stages_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_process_stages_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_event_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_event_documents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_event_documents_documents_documents_TenantId_DocumentId",
                        columns: x => new { x.TenantId, x.DocumentId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_event_documents_participation_events_TenantId_EventId",
                        columns: x => new { x.TenantId, x.EventId },
                        principalTable: "participation_events",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_event_spaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SpaceId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_event_spaces", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_event_spaces_participation_events_TenantId_EventId",
                        columns: x => new { x.TenantId, x.EventId },
                        principalTable: "participation_events",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_event_spaces_planning_spaces_TenantId_SpaceId",
                        columns: x => new { x.TenantId, x.SpaceId },
                        principalTable: "planning_spaces",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RegisteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_registrations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_registrations_participation_events_TenantId_EventId",
                        columns: x => new { x.TenantId, x.EventId },
                        principalTable: "participation_events",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_walk_stations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PlaceNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PlannedAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    SpaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_walk_stations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_walk_stations_participation_events_TenantId_EventId",
                        columns: x => new { x.TenantId, x.EventId },
                        principalTable: "participation_events",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_walk_stations_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_walk_stations_planning_spaces_TenantId_SpaceId",
                        columns: x => new { x.TenantId, x.SpaceId },
                        principalTable: "planning_spaces",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_counts",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Paragraph = table.Column<int>(type: "INTEGER", nullable: false),
                    Published = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_counts", x => new { x.TenantId, x.PlanVersionId, x.ElementId, x.Paragraph });
                    table.ForeignKey(
                        name: "FK_participation_counts_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_counts_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_phases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TargetRoles = table.Column<string>(type: "TEXT", nullable: false),
                    TargetElements = table.Column<string>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    HasEnded = table.Column<bool>(type: "INTEGER", nullable: false),
                    EndedNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsDraft = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResultPublishedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    IsArchived = table.Column<bool>(type: "INTEGER", nullable: false),
                    Moderation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AsksName = table.Column<bool>(type: "INTEGER", nullable: false),
                    WhatNext = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    TakesLines = table.Column<bool>(type: "INTEGER", nullable: false),
                    TakesAreas = table.Column<bool>(type: "INTEGER", nullable: false),
                    Questions = table.Column<string>(type: "TEXT", nullable: false),
                    Ballot = table.Column<string>(type: "TEXT", nullable: true),
                    ShowsInterim = table.Column<bool>(type: "INTEGER", nullable: false),
                    Participants = table.Column<int>(type: "INTEGER", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    IsExample = table.Column<bool>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_phases", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_phases_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_phases_participation_events_TenantId_EventId",
                        columns: x => new { x.TenantId, x.EventId },
                        principalTable: "participation_events",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_phases_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_changes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_element_changes_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_changes_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_documents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_element_documents_documents_documents_TenantId_DocumentId",
                        columns: x => new { x.TenantId, x.DocumentId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_documents_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_documents_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_drafts",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BaseStamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BaseRevision = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_drafts", x => new { x.TenantId, x.Actor, x.PlanVersionId, x.ElementId });
                    table.ForeignKey(
                        name: "FK_planning_element_drafts_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_drafts_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Strength = table.Column<int>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_links", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_element_links_planning_elements_TenantId_FromElementId",
                        columns: x => new { x.TenantId, x.FromElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_links_planning_elements_TenantId_ToElementId",
                        columns: x => new { x.TenantId, x.ToElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_links_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_revisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TypeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParentElementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Depth = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    IsNumberManual = table.Column<bool>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    TitleAsPublished = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BodyAsPublished = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Lead = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    BodyLabel = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Missing = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    MissingDocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlainLanguage = table.Column<string>(type: "TEXT", nullable: false),
                    Attributes = table.Column<string>(type: "TEXT", nullable: false),
                    SpaceNote = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    DocumentGroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_revisions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_documents_documents_TenantId_MissingDocumentId",
                        columns: x => new { x.TenantId, x.MissingDocumentId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_documents_groups_TenantId_DocumentGroupId",
                        columns: x => new { x.TenantId, x.DocumentGroupId },
                        principalTable: "documents_groups",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_planning_element_types_TenantId_TypeId",
                        columns: x => new { x.TenantId, x.TypeId },
                        principalTable: "planning_element_types",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_planning_elements_TenantId_ParentElementId",
                        columns: x => new { x.TenantId, x.ParentElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_revisions_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_element_spaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SpaceId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_element_spaces", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_element_spaces_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_spaces_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_element_spaces_planning_spaces_TenantId_SpaceId",
                        columns: x => new { x.TenantId, x.SpaceId },
                        principalTable: "planning_spaces",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FirstRow = table.Column<int>(type: "INTEGER", nullable: false),
                    Rows = table.Column<string>(type: "TEXT", nullable: false),
                    Pictures = table.Column<string>(type: "TEXT", nullable: false),
                    Choices = table.Column<string>(type: "TEXT", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Steps = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_imports", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_imports_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_involvements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_involvements", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_involvements_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_involvements_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_involvements_planning_organisations_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_involvements_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_involvements_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_lineages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    FromElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToElementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Fate = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_lineages", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_lineages_planning_elements_TenantId_FromElementId",
                        columns: x => new { x.TenantId, x.FromElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_lineages_planning_elements_TenantId_ToElementId",
                        columns: x => new { x.TenantId, x.ToElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_lineages_planning_plan_versions_TenantId_FromVersionId",
                        columns: x => new { x.TenantId, x.FromVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_lineages_planning_plan_versions_TenantId_ToVersionId",
                        columns: x => new { x.TenantId, x.ToVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_tree_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 450, nullable: false),
                    Rows = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_tree_steps", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_tree_steps_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_council_resolutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CommitteeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Lead = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Outcomes = table.Column<string>(type: "TEXT", nullable: false),
                    Votes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PaperNo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    PaperUrl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    TextNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_council_resolutions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_council_resolutions_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_council_resolutions_planning_organisations_TenantId_CommitteeId",
                        columns: x => new { x.TenantId, x.CommitteeId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_council_resolutions_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_council_resolutions_planning_plans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "planning_plans",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_council_resolutions_planning_process_stages_TenantId_StageId",
                        columns: x => new { x.TenantId, x.StageId },
                        principalTable: "planning_process_stages",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_ballots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_ballots", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_ballots_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_contributions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Paragraph = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ShowsName = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BlockedReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReceiptHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reports = table.Column<int>(type: "INTEGER", nullable: false),
                    Supports = table.Column<int>(type: "INTEGER", nullable: false),
                    Quote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PlaceNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SpaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Shape = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_contributions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_contributions_participation_contributions_TenantId_ParentId",
                        columns: x => new { x.TenantId, x.ParentId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_contributions_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_contributions_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_contributions_planning_plan_versions_TenantId_PlanVersionId",
                        columns: x => new { x.TenantId, x.PlanVersionId },
                        principalTable: "planning_plan_versions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_contributions_planning_spaces_TenantId_SpaceId",
                        columns: x => new { x.TenantId, x.SpaceId },
                        principalTable: "planning_spaces",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_entry_batches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LateReason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TableHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    First = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_entry_batches", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_entry_batches_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_invited_bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExtensionReason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemindedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_invited_bodies", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_invited_bodies_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_invited_bodies_planning_organisations_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_phase_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_phase_documents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_phase_documents_documents_documents_TenantId_DocumentId",
                        columns: x => new { x.TenantId, x.DocumentId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_phase_documents_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_question_rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_question_rounds", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_question_rounds_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_survey_drafts",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", maxLength: 500000, nullable: false),
                    SavedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_survey_drafts", x => new { x.TenantId, x.CodeHash });
                    table.ForeignKey(
                        name: "FK_participation_survey_drafts_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_survey_submissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_survey_submissions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_survey_submissions_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_priority_decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CommitteeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ResolutionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SupersedesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceDetail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_priority_decisions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_priority_decisions_documents_documents_TenantId_SourceId",
                        columns: x => new { x.TenantId, x.SourceId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_priority_decisions_planning_council_resolutions_TenantId_ResolutionId",
                        columns: x => new { x.TenantId, x.ResolutionId },
                        principalTable: "planning_council_resolutions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_priority_decisions_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_priority_decisions_planning_organisations_TenantId_CommitteeId",
                        columns: x => new { x.TenantId, x.CommitteeId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_priority_decisions_planning_priority_decisions_TenantId_SupersedesId",
                        columns: x => new { x.TenantId, x.SupersedesId },
                        principalTable: "planning_priority_decisions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_resolution_clauses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Recurrence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FirstDueOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_resolution_clauses", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_resolution_clauses_planning_council_resolutions_TenantId_ResolutionId",
                        columns: x => new { x.TenantId, x.ResolutionId },
                        principalTable: "planning_council_resolutions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_ballot_values",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    BallotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_ballot_values", x => new { x.TenantId, x.BallotId, x.ElementId });
                    table.ForeignKey(
                        name: "FK_participation_ballot_values_participation_ballots_TenantId_BallotId",
                        columns: x => new { x.TenantId, x.BallotId },
                        principalTable: "participation_ballots",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_ballot_values_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_ballot_voters",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Voter = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BallotId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_ballot_voters", x => new { x.TenantId, x.PhaseId, x.Voter });
                    table.ForeignKey(
                        name: "FK_participation_ballot_voters_participation_ballots_TenantId_BallotId",
                        columns: x => new { x.TenantId, x.BallotId },
                        principalTable: "participation_ballots",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_ballot_voters_participation_phases_TenantId_PhaseId",
                        columns: x => new { x.TenantId, x.PhaseId },
                        principalTable: "participation_phases",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_answered_questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_answered_questions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_answered_questions_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_department_statements",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ChangedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_department_statements", x => new { x.TenantId, x.ContributionId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_participation_department_statements_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_department_statements_planning_organisations_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_findings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_findings", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_findings_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_findings_participation_walk_stations_TenantId_StationId",
                        columns: x => new { x.TenantId, x.StationId },
                        principalTable: "participation_walk_stations",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_photos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Alt = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    Scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StoredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SmallSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SmallSize = table.Column<long>(type: "INTEGER", nullable: false),
                    SmallWidth = table.Column<int>(type: "INTEGER", nullable: false),
                    SmallHeight = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_photos", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_photos_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_reports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReporterId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_reports", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_reports_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_supports",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Voter = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupportedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_supports", x => new { x.TenantId, x.Voter, x.ContributionId });
                    table.ForeignKey(
                        name: "FK_participation_supports_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_entry_originals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StoredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_entry_originals", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_entry_originals_participation_entry_batches_TenantId_BatchId",
                        columns: x => new { x.TenantId, x.BatchId },
                        principalTable: "participation_entry_batches",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_body_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_body_letters", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_participation_body_letters_participation_invited_bodies_TenantId_BodyId",
                        columns: x => new { x.TenantId, x.BodyId },
                        principalTable: "participation_invited_bodies",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_body_statements",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_body_statements", x => new { x.TenantId, x.ContributionId });
                    table.ForeignKey(
                        name: "FK_participation_body_statements_participation_contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "participation_contributions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_participation_body_statements_participation_invited_bodies_TenantId_BodyId",
                        columns: x => new { x.TenantId, x.BodyId },
                        principalTable: "participation_invited_bodies",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "participation_survey_answers",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Choice = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    TextKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsReleased = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participation_survey_answers", x => new { x.TenantId, x.SubmissionId, x.Question, x.Item, x.Choice });
                    table.ForeignKey(
                        name: "FK_participation_survey_answers_participation_survey_submissions_TenantId_SubmissionId",
                        columns: x => new { x.TenantId, x.SubmissionId },
                        principalTable: "participation_survey_submissions",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_clause_parties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ClauseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    IsRecipient = table.Column<bool>(type: "INTEGER", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_clause_parties", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_clause_parties_planning_organisations_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "planning_organisations",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_clause_parties_planning_resolution_clauses_TenantId_ClauseId",
                        columns: x => new { x.TenantId, x.ClauseId },
                        principalTable: "planning_resolution_clauses",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_clause_targets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClauseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ElementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_clause_targets", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_clause_targets_planning_council_resolutions_TenantId_ResolutionId",
                        columns: x => new { x.TenantId, x.ResolutionId },
                        principalTable: "planning_council_resolutions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_clause_targets_planning_elements_TenantId_ElementId",
                        columns: x => new { x.TenantId, x.ElementId },
                        principalTable: "planning_elements",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_clause_targets_planning_resolution_clauses_TenantId_ClauseId",
                        columns: x => new { x.TenantId, x.ClauseId },
                        principalTable: "planning_resolution_clauses",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "planning_duties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    ClauseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EvidenceDocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EvidenceResolutionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reminded = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_duties", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_planning_duties_documents_documents_TenantId_EvidenceDocumentId",
                        columns: x => new { x.TenantId, x.EvidenceDocumentId },
                        principalTable: "documents_documents",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_duties_planning_council_resolutions_TenantId_EvidenceResolutionId",
                        columns: x => new { x.TenantId, x.EvidenceResolutionId },
                        principalTable: "planning_council_resolutions",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_planning_duties_planning_resolution_clauses_TenantId_ClauseId",
                        columns: x => new { x.TenantId, x.ClauseId },
                        principalTable: "planning_resolution_clauses",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_documents_documents_TenantId_GroupId",
                table: "documents_documents",
                columns: new[] { "TenantId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_documents_TenantId_Key",
                table: "documents_documents",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_documents_TenantId_SortOrder",
                table: "documents_documents",
                columns: new[] { "TenantId", "SortOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_documents_TenantId_SourceId",
                table: "documents_documents",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_groups_TenantId_Key",
                table: "documents_groups",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_pictures_TenantId_VersionId",
                table: "documents_pictures",
                columns: new[] { "TenantId", "VersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_texts_TenantId_VersionId",
                table: "documents_texts",
                columns: new[] { "TenantId", "VersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_uploads_TenantId_Actor",
                table: "documents_uploads",
                columns: new[] { "TenantId", "Actor" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_versions_TenantId_DocumentId_No_FileName",
                table: "documents_versions",
                columns: new[] { "TenantId", "DocumentId", "No", "FileName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_versions_TenantId_Scan",
                table: "documents_versions",
                columns: new[] { "TenantId", "Scan" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_audit_entries_TenantId_Actor_No",
                table: "identity_audit_entries",
                columns: new[] { "TenantId", "Actor", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_audit_entries_TenantId_At",
                table: "identity_audit_entries",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_audit_entries_TenantId_Name_No",
                table: "identity_audit_entries",
                columns: new[] { "TenantId", "Name", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_audit_entries_TenantId_Subject_No",
                table: "identity_audit_entries",
                columns: new[] { "TenantId", "Subject", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_audit_entries_TenantId_VisitId",
                table: "identity_audit_entries",
                columns: new[] { "TenantId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_invitations_TenantId_TokenHash",
                table: "identity_invitations",
                columns: new[] { "TenantId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_invitations_TenantId_VisitId",
                table: "identity_invitations",
                columns: new[] { "TenantId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_memberships_TenantId_VisitId",
                table: "identity_memberships",
                columns: new[] { "TenantId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_operator_visits_TenantId_EntryHash",
                table: "identity_operator_visits",
                columns: new[] { "TenantId", "EntryHash" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_operator_visits_TenantId_StartedAt",
                table: "identity_operator_visits",
                columns: new[] { "TenantId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_providers_TenantId_VisitId",
                table: "identity_providers",
                columns: new[] { "TenantId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_TenantId_ProviderSession",
                table: "identity_sessions",
                columns: new[] { "TenantId", "ProviderSession" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_TenantId_UserId",
                table: "identity_sessions",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_user_logins_TenantId_UserId",
                table: "identity_user_logins",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_user_passkeys_TenantId_UserId",
                table: "identity_user_passkeys",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_user_tokens_TenantId_UserId",
                table: "identity_user_tokens",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_users_TenantId_NormalizedEmail",
                table: "identity_users",
                columns: new[] { "TenantId", "NormalizedEmail" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_users_TenantId_NormalizedUserName",
                table: "identity_users",
                columns: new[] { "TenantId", "NormalizedUserName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_interop_api_keys_TenantId_Hash",
                table: "interop_api_keys",
                columns: new[] { "TenantId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_interop_api_keys_TenantId_VisitId",
                table: "interop_api_keys",
                columns: new[] { "TenantId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_messages_TenantId_DueAt",
                table: "kernel_outbox_messages",
                columns: new[] { "TenantId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_entries_TenantId_Url",
                table: "kernel_search_entries",
                columns: new[] { "TenantId", "Url" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_answered_questions_TenantId_ContributionId",
                table: "participation_answered_questions",
                columns: new[] { "TenantId", "ContributionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_ballot_values_TenantId_ElementId",
                table: "participation_ballot_values",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_ballot_voters_TenantId_BallotId",
                table: "participation_ballot_voters",
                columns: new[] { "TenantId", "BallotId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_ballots_TenantId_PhaseId_ReceivedOn",
                table: "participation_ballots",
                columns: new[] { "TenantId", "PhaseId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_body_letters_TenantId_BodyId",
                table: "participation_body_letters",
                columns: new[] { "TenantId", "BodyId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_body_letters_TenantId_CodeHash",
                table: "participation_body_letters",
                columns: new[] { "TenantId", "CodeHash" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_body_statements_TenantId_BodyId",
                table: "participation_body_statements",
                columns: new[] { "TenantId", "BodyId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_AuthorId_ReceivedAt_Id",
                table: "participation_contributions",
                columns: new[] { "TenantId", "AuthorId", "ReceivedAt", "Id" },
                filter: "\"AuthorId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_ElementId",
                table: "participation_contributions",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_ParentId",
                table: "participation_contributions",
                columns: new[] { "TenantId", "ParentId" },
                filter: "\"ParentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_PhaseId_State_ReceivedAt_Id",
                table: "participation_contributions",
                columns: new[] { "TenantId", "PhaseId", "State", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_PlanVersionId_ElementId_Paragraph_ParentId_State_ReceivedAt_Id",
                table: "participation_contributions",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId", "Paragraph", "ParentId", "State", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_PlanVersionId_ElementId_ParentId_State_ReceivedAt_Id",
                table: "participation_contributions",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId", "ParentId", "State", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_ReceiptHash",
                table: "participation_contributions",
                columns: new[] { "TenantId", "ReceiptHash" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_SpaceId",
                table: "participation_contributions",
                columns: new[] { "TenantId", "SpaceId" },
                filter: "\"SpaceId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_SubmissionId",
                table: "participation_contributions",
                columns: new[] { "TenantId", "SubmissionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_contributions_TenantId_Year_Number",
                table: "participation_contributions",
                columns: new[] { "TenantId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_counts_TenantId_ElementId",
                table: "participation_counts",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_department_statements_TenantId_OrganisationId",
                table: "participation_department_statements",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_entry_batches_TenantId_PhaseId",
                table: "participation_entry_batches",
                columns: new[] { "TenantId", "PhaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_entry_originals_TenantId_BatchId",
                table: "participation_entry_originals",
                columns: new[] { "TenantId", "BatchId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_event_documents_TenantId_DocumentId",
                table: "participation_event_documents",
                columns: new[] { "TenantId", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_event_documents_TenantId_EventId_DocumentId",
                table: "participation_event_documents",
                columns: new[] { "TenantId", "EventId", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_event_spaces_TenantId_EventId_SpaceId",
                table: "participation_event_spaces",
                columns: new[] { "TenantId", "EventId", "SpaceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_event_spaces_TenantId_SpaceId",
                table: "participation_event_spaces",
                columns: new[] { "TenantId", "SpaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_events_TenantId_HeldOn",
                table: "participation_events",
                columns: new[] { "TenantId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_events_TenantId_Key",
                table: "participation_events",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_events_TenantId_PlanId",
                table: "participation_events",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_events_TenantId_SourceId",
                table: "participation_events",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_findings_TenantId_ContributionId",
                table: "participation_findings",
                columns: new[] { "TenantId", "ContributionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_findings_TenantId_StationId",
                table: "participation_findings",
                columns: new[] { "TenantId", "StationId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_invited_bodies_TenantId_OrganisationId",
                table: "participation_invited_bodies",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_invited_bodies_TenantId_PhaseId_Name",
                table: "participation_invited_bodies",
                columns: new[] { "TenantId", "PhaseId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_phase_documents_TenantId_DocumentId",
                table: "participation_phase_documents",
                columns: new[] { "TenantId", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_phase_documents_TenantId_PhaseId_DocumentId",
                table: "participation_phase_documents",
                columns: new[] { "TenantId", "PhaseId", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_phases_TenantId_EventId",
                table: "participation_phases",
                columns: new[] { "TenantId", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_phases_TenantId_Key",
                table: "participation_phases",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_phases_TenantId_PlanVersionId",
                table: "participation_phases",
                columns: new[] { "TenantId", "PlanVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_phases_TenantId_SourceId",
                table: "participation_phases",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_photos_TenantId_ContributionId_SortOrder",
                table: "participation_photos",
                columns: new[] { "TenantId", "ContributionId", "SortOrder" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_photos_TenantId_Scan",
                table: "participation_photos",
                columns: new[] { "TenantId", "Scan" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_question_rounds_TenantId_Code",
                table: "participation_question_rounds",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_question_rounds_TenantId_PhaseId",
                table: "participation_question_rounds",
                columns: new[] { "TenantId", "PhaseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_registrations_TenantId_AccountId",
                table: "participation_registrations",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_registrations_TenantId_CodeHash",
                table: "participation_registrations",
                columns: new[] { "TenantId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_registrations_TenantId_EventId",
                table: "participation_registrations",
                columns: new[] { "TenantId", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_registrations_TenantId_SubmissionId",
                table: "participation_registrations",
                columns: new[] { "TenantId", "SubmissionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_reports_TenantId_ContributionId",
                table: "participation_reports",
                columns: new[] { "TenantId", "ContributionId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_reports_TenantId_ReportedAt",
                table: "participation_reports",
                columns: new[] { "TenantId", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_reports_TenantId_ReporterId",
                table: "participation_reports",
                columns: new[] { "TenantId", "ReporterId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_reports_TenantId_SubmissionId",
                table: "participation_reports",
                columns: new[] { "TenantId", "SubmissionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_supports_TenantId_ContributionId",
                table: "participation_supports",
                columns: new[] { "TenantId", "ContributionId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_survey_answers_TenantId_TextKey",
                table: "participation_survey_answers",
                columns: new[] { "TenantId", "TextKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_survey_drafts_TenantId_PhaseId",
                table: "participation_survey_drafts",
                columns: new[] { "TenantId", "PhaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_survey_submissions_TenantId_PhaseId_ReceivedOn",
                table: "participation_survey_submissions",
                columns: new[] { "TenantId", "PhaseId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_survey_submissions_TenantId_SubmissionId",
                table: "participation_survey_submissions",
                columns: new[] { "TenantId", "SubmissionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_walk_stations_TenantId_ElementId",
                table: "participation_walk_stations",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_participation_walk_stations_TenantId_EventId_Key",
                table: "participation_walk_stations",
                columns: new[] { "TenantId", "EventId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participation_walk_stations_TenantId_SpaceId",
                table: "participation_walk_stations",
                columns: new[] { "TenantId", "SpaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_attribute_definitions_TenantId_ProfileId_Key",
                table: "planning_attribute_definitions",
                columns: new[] { "TenantId", "ProfileId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_clause_parties_TenantId_ClauseId",
                table: "planning_clause_parties",
                columns: new[] { "TenantId", "ClauseId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_clause_parties_TenantId_OrganisationId",
                table: "planning_clause_parties",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_clause_targets_TenantId_ClauseId",
                table: "planning_clause_targets",
                columns: new[] { "TenantId", "ClauseId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_clause_targets_TenantId_ElementId",
                table: "planning_clause_targets",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_clause_targets_TenantId_ResolutionId",
                table: "planning_clause_targets",
                columns: new[] { "TenantId", "ResolutionId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_contact_persons_TenantId_Key",
                table: "planning_contact_persons",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_contact_persons_TenantId_OrganisationId",
                table: "planning_contact_persons",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_contact_persons_TenantId_SourceId",
                table: "planning_contact_persons",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_council_resolutions_TenantId_CommitteeId",
                table: "planning_council_resolutions",
                columns: new[] { "TenantId", "CommitteeId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_council_resolutions_TenantId_Key",
                table: "planning_council_resolutions",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_council_resolutions_TenantId_PlanId",
                table: "planning_council_resolutions",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_council_resolutions_TenantId_PlanVersionId",
                table: "planning_council_resolutions",
                columns: new[] { "TenantId", "PlanVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_council_resolutions_TenantId_SourceId",
                table: "planning_council_resolutions",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_council_resolutions_TenantId_StageId",
                table: "planning_council_resolutions",
                columns: new[] { "TenantId", "StageId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_department_members_TenantId_OrganisationId",
                table: "planning_department_members",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_duties_TenantId_ClauseId_DueOn",
                table: "planning_duties",
                columns: new[] { "TenantId", "ClauseId", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_duties_TenantId_EvidenceDocumentId",
                table: "planning_duties",
                columns: new[] { "TenantId", "EvidenceDocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_duties_TenantId_EvidenceResolutionId",
                table: "planning_duties",
                columns: new[] { "TenantId", "EvidenceResolutionId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_changes_TenantId_Actor",
                table: "planning_element_changes",
                columns: new[] { "TenantId", "Actor" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_changes_TenantId_ElementId",
                table: "planning_element_changes",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_changes_TenantId_PlanVersionId_ElementId_ChangedAt",
                table: "planning_element_changes",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_documents_TenantId_DocumentId",
                table: "planning_element_documents",
                columns: new[] { "TenantId", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_documents_TenantId_ElementId",
                table: "planning_element_documents",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_documents_TenantId_PlanVersionId_ElementId_DocumentId",
                table: "planning_element_documents",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_drafts_TenantId_ElementId",
                table: "planning_element_drafts",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_drafts_TenantId_PlanVersionId",
                table: "planning_element_drafts",
                columns: new[] { "TenantId", "PlanVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_links_TenantId_FromElementId",
                table: "planning_element_links",
                columns: new[] { "TenantId", "FromElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_links_TenantId_PlanVersionId_FromElementId_ToElementId_Kind",
                table: "planning_element_links",
                columns: new[] { "TenantId", "PlanVersionId", "FromElementId", "ToElementId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_links_TenantId_ToElementId",
                table: "planning_element_links",
                columns: new[] { "TenantId", "ToElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_DocumentGroupId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "DocumentGroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_ElementId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_MissingDocumentId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "MissingDocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_ParentElementId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "ParentElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_PlanVersionId_ElementId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_PlanVersionId_Number",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "PlanVersionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_PlanVersionId_Position",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "PlanVersionId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_SourceId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_revisions_TenantId_TypeId",
                table: "planning_element_revisions",
                columns: new[] { "TenantId", "TypeId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_spaces_TenantId_ElementId",
                table: "planning_element_spaces",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_spaces_TenantId_PlanVersionId_ElementId_SpaceId",
                table: "planning_element_spaces",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId", "SpaceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_spaces_TenantId_SpaceId",
                table: "planning_element_spaces",
                columns: new[] { "TenantId", "SpaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_element_types_TenantId_ProfileId_Key",
                table: "planning_element_types",
                columns: new[] { "TenantId", "ProfileId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_elements_TenantId_Key",
                table: "planning_elements",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_elements_TenantId_PlanId",
                table: "planning_elements",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_imports_TenantId_PlanVersionId_UploadedAt",
                table: "planning_imports",
                columns: new[] { "TenantId", "PlanVersionId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_involvements_TenantId_ElementId",
                table: "planning_involvements",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_involvements_TenantId_OrganisationId",
                table: "planning_involvements",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_involvements_TenantId_PlanId",
                table: "planning_involvements",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_involvements_TenantId_PlanVersionId_ElementId",
                table: "planning_involvements",
                columns: new[] { "TenantId", "PlanVersionId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_involvements_TenantId_SourceId",
                table: "planning_involvements",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_lineages_TenantId_FromElementId",
                table: "planning_lineages",
                columns: new[] { "TenantId", "FromElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_lineages_TenantId_FromVersionId",
                table: "planning_lineages",
                columns: new[] { "TenantId", "FromVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_lineages_TenantId_ToElementId",
                table: "planning_lineages",
                columns: new[] { "TenantId", "ToElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_lineages_TenantId_ToVersionId_FromElementId",
                table: "planning_lineages",
                columns: new[] { "TenantId", "ToVersionId", "FromElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_organisations_TenantId_Key",
                table: "planning_organisations",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_organisations_TenantId_ParentId",
                table: "planning_organisations",
                columns: new[] { "TenantId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_organisations_TenantId_SourceId",
                table: "planning_organisations",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_relations_TenantId_Key",
                table: "planning_plan_relations",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_relations_TenantId_PlanId",
                table: "planning_plan_relations",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_relations_TenantId_SourceId",
                table: "planning_plan_relations",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_relations_TenantId_ToPlanId",
                table: "planning_plan_relations",
                columns: new[] { "TenantId", "ToPlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_versions_TenantId_BasedOnId",
                table: "planning_plan_versions",
                columns: new[] { "TenantId", "BasedOnId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_versions_TenantId_Key",
                table: "planning_plan_versions",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_versions_TenantId_PlanId_No",
                table: "planning_plan_versions",
                columns: new[] { "TenantId", "PlanId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_versions_TenantId_ProfileId",
                table: "planning_plan_versions",
                columns: new[] { "TenantId", "ProfileId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plan_versions_TenantId_SourceId",
                table: "planning_plan_versions",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plans_TenantId_Key",
                table: "planning_plans",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_plans_TenantId_LeadOrganisationId",
                table: "planning_plans",
                columns: new[] { "TenantId", "LeadOrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_plans_TenantId_SourceId",
                table: "planning_plans",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_priority_decisions_TenantId_CommitteeId",
                table: "planning_priority_decisions",
                columns: new[] { "TenantId", "CommitteeId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_priority_decisions_TenantId_ElementId",
                table: "planning_priority_decisions",
                columns: new[] { "TenantId", "ElementId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_priority_decisions_TenantId_Key",
                table: "planning_priority_decisions",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_priority_decisions_TenantId_ResolutionId",
                table: "planning_priority_decisions",
                columns: new[] { "TenantId", "ResolutionId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_priority_decisions_TenantId_SourceId",
                table: "planning_priority_decisions",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_priority_decisions_TenantId_SupersedesId",
                table: "planning_priority_decisions",
                columns: new[] { "TenantId", "SupersedesId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_process_stages_TenantId_Key",
                table: "planning_process_stages",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_process_stages_TenantId_PlanId_SortOrder",
                table: "planning_process_stages",
                columns: new[] { "TenantId", "PlanId", "SortOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_process_stages_TenantId_SourceId",
                table: "planning_process_stages",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_resolution_clauses_TenantId_ResolutionId_No",
                table: "planning_resolution_clauses",
                columns: new[] { "TenantId", "ResolutionId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_spaces_TenantId_Key",
                table: "planning_spaces",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_spaces_TenantId_ParentId",
                table: "planning_spaces",
                columns: new[] { "TenantId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_spaces_TenantId_SourceId",
                table: "planning_spaces",
                columns: new[] { "TenantId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_streets_TenantId_Position",
                table: "planning_streets",
                columns: new[] { "TenantId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_structure_profiles_TenantId_Key",
                table: "planning_structure_profiles",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_terms_TenantId_Key",
                table: "planning_terms",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_planning_terms_TenantId_ParentId",
                table: "planning_terms",
                columns: new[] { "TenantId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_planning_tree_steps_TenantId_PlanVersionId_DoneAt",
                table: "planning_tree_steps",
                columns: new[] { "TenantId", "PlanVersionId", "DoneAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "documents_pictures");

            migrationBuilder.DropTable(
                name: "documents_texts");

            migrationBuilder.DropTable(
                name: "documents_uploads");

            migrationBuilder.DropTable(
                name: "identity_audit_entries");

            migrationBuilder.DropTable(
                name: "identity_audit_heads");

            migrationBuilder.DropTable(
                name: "identity_invitations");

            migrationBuilder.DropTable(
                name: "identity_letter_refusals");

            migrationBuilder.DropTable(
                name: "identity_memberships");

            migrationBuilder.DropTable(
                name: "identity_providers");

            migrationBuilder.DropTable(
                name: "identity_sessions");

            migrationBuilder.DropTable(
                name: "identity_used_codes");

            migrationBuilder.DropTable(
                name: "identity_used_logout_tokens");

            migrationBuilder.DropTable(
                name: "identity_user_logins");

            migrationBuilder.DropTable(
                name: "identity_user_passkeys");

            migrationBuilder.DropTable(
                name: "identity_user_tokens");

            migrationBuilder.DropTable(
                name: "interop_api_keys");

            migrationBuilder.DropTable(
                name: "kernel_imported_records");

            migrationBuilder.DropTable(
                name: "kernel_list_notes");

            migrationBuilder.DropTable(
                name: "kernel_outbox_messages");

            migrationBuilder.DropTable(
                name: "kernel_search_entries");

            migrationBuilder.DropTable(
                name: "kernel_spent_proofs");

            migrationBuilder.DropTable(
                name: "kernel_tenant_revisions");

            migrationBuilder.DropTable(
                name: "participation_answered_questions");

            migrationBuilder.DropTable(
                name: "participation_ballot_values");

            migrationBuilder.DropTable(
                name: "participation_ballot_voters");

            migrationBuilder.DropTable(
                name: "participation_body_letters");

            migrationBuilder.DropTable(
                name: "participation_body_statements");

            migrationBuilder.DropTable(
                name: "participation_counters");

            migrationBuilder.DropTable(
                name: "participation_counts");

            migrationBuilder.DropTable(
                name: "participation_department_statements");

            migrationBuilder.DropTable(
                name: "participation_entry_originals");

            migrationBuilder.DropTable(
                name: "participation_event_documents");

            migrationBuilder.DropTable(
                name: "participation_event_spaces");

            migrationBuilder.DropTable(
                name: "participation_findings");

            migrationBuilder.DropTable(
                name: "participation_phase_documents");

            migrationBuilder.DropTable(
                name: "participation_photos");

            migrationBuilder.DropTable(
                name: "participation_question_rounds");

            migrationBuilder.DropTable(
                name: "participation_registrations");

            migrationBuilder.DropTable(
                name: "participation_reports");

            migrationBuilder.DropTable(
                name: "participation_settings");

            migrationBuilder.DropTable(
                name: "participation_supports");

            migrationBuilder.DropTable(
                name: "participation_survey_answers");

            migrationBuilder.DropTable(
                name: "participation_survey_drafts");

            migrationBuilder.DropTable(
                name: "planning_attribute_definitions");

            migrationBuilder.DropTable(
                name: "planning_clause_parties");

            migrationBuilder.DropTable(
                name: "planning_clause_targets");

            migrationBuilder.DropTable(
                name: "planning_contact_persons");

            migrationBuilder.DropTable(
                name: "planning_department_members");

            migrationBuilder.DropTable(
                name: "planning_duties");

            migrationBuilder.DropTable(
                name: "planning_element_changes");

            migrationBuilder.DropTable(
                name: "planning_element_documents");

            migrationBuilder.DropTable(
                name: "planning_element_drafts");

            migrationBuilder.DropTable(
                name: "planning_element_links");

            migrationBuilder.DropTable(
                name: "planning_element_revisions");

            migrationBuilder.DropTable(
                name: "planning_element_spaces");

            migrationBuilder.DropTable(
                name: "planning_imports");

            migrationBuilder.DropTable(
                name: "planning_involvements");

            migrationBuilder.DropTable(
                name: "planning_lineages");

            migrationBuilder.DropTable(
                name: "planning_plan_relations");

            migrationBuilder.DropTable(
                name: "planning_priority_decisions");

            migrationBuilder.DropTable(
                name: "planning_streets");

            migrationBuilder.DropTable(
                name: "planning_terms");

            migrationBuilder.DropTable(
                name: "planning_tree_steps");

            migrationBuilder.DropTable(
                name: "documents_versions");

            migrationBuilder.DropTable(
                name: "identity_users");

            migrationBuilder.DropTable(
                name: "identity_operator_visits");

            migrationBuilder.DropTable(
                name: "participation_ballots");

            migrationBuilder.DropTable(
                name: "participation_invited_bodies");

            migrationBuilder.DropTable(
                name: "participation_entry_batches");

            migrationBuilder.DropTable(
                name: "participation_walk_stations");

            migrationBuilder.DropTable(
                name: "participation_contributions");

            migrationBuilder.DropTable(
                name: "participation_survey_submissions");

            migrationBuilder.DropTable(
                name: "planning_resolution_clauses");

            migrationBuilder.DropTable(
                name: "planning_element_types");

            migrationBuilder.DropTable(
                name: "planning_elements");

            migrationBuilder.DropTable(
                name: "planning_spaces");

            migrationBuilder.DropTable(
                name: "participation_phases");

            migrationBuilder.DropTable(
                name: "planning_council_resolutions");

            migrationBuilder.DropTable(
                name: "participation_events");

            migrationBuilder.DropTable(
                name: "planning_plan_versions");

            migrationBuilder.DropTable(
                name: "planning_process_stages");

            migrationBuilder.DropTable(
                name: "planning_structure_profiles");

            migrationBuilder.DropTable(
                name: "planning_plans");

            migrationBuilder.DropTable(
                name: "planning_organisations");

            migrationBuilder.DropTable(
                name: "documents_documents");

            migrationBuilder.DropTable(
                name: "documents_groups");
        }
    }
}
