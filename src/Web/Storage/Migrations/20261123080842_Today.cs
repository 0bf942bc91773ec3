using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hqs.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Today : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Words_Word_CaseId",
                table: "Words");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_ChangedUtc",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_Name",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_NextDue",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_Verdict",
                table: "Cases");

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "Words",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "SortDue",
                table: "Cases",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "WaitsFor",
                table: "Cases",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Dues",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Duty = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Group = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    HighestFine = table.Column<long>(type: "INTEGER", nullable: true),
                    About = table.Column<string>(type: "TEXT", nullable: true),
                    AboutRussian = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dues", x => new { x.CaseId, x.Duty });
                    table.ForeignKey(
                        name: "FK_Dues_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedFilters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedFilters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedFilters_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Touches",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HoldsUp = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Touches", x => new { x.CaseId, x.What });
                    table.ForeignKey(
                        name: "FK_Touches_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Words_OrganisationId_Word_CaseId",
                table: "Words",
                columns: new[] { "OrganisationId", "Word", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssessedOn_Rulebook_SortDue_Id",
                table: "Cases",
                columns: new[] { "AssessedOn", "Rulebook", "SortDue", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Demo",
                table: "Cases",
                column: "OrganisationId",
                filter: "\"IsDemo\"");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_ChangedUtc_Id_Verdict_Failed_WaitsFor",
                table: "Cases",
                columns: new[] { "OrganisationId", "ChangedUtc", "Id", "Verdict", "Failed", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_Name_Id_Verdict_Failed_WaitsFor",
                table: "Cases",
                columns: new[] { "OrganisationId", "Name", "Id", "Verdict", "Failed", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_SortDue_Id_Verdict_Failed_WaitsFor",
                table: "Cases",
                columns: new[] { "OrganisationId", "SortDue", "Id", "Verdict", "Failed", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_WaitsFor",
                table: "Cases",
                columns: new[] { "OrganisationId", "WaitsFor" });

            migrationBuilder.CreateIndex(
                name: "IX_Dues_OrganisationId_Group_LastDay_Severity_Who_Noun",
                table: "Dues",
                columns: new[] { "OrganisationId", "Group", "LastDay", "Severity", "Who", "Noun" });

            migrationBuilder.CreateIndex(
                name: "IX_Dues_OrganisationId_Group_Severity_LastDay_Who_Noun",
                table: "Dues",
                columns: new[] { "OrganisationId", "Group", "Severity", "LastDay", "Who", "Noun" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_UserId_Name",
                table: "SavedFilters",
                columns: new[] { "UserId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Touches_OrganisationId_What",
                table: "Touches",
                columns: new[] { "OrganisationId", "What" });

            // Written by hand: words learn whose they are, and every case is worked out anew, behind the pages.
            migrationBuilder.Sql("""UPDATE "Words" SET "OrganisationId" = (SELECT c."OrganisationId" FROM "Cases" AS c WHERE c."Id" = "Words"."CaseId")""");
            migrationBuilder.Sql("""UPDATE "Cases" SET "Rulebook" = '', "WaitsFor" = 'nobody'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Dues");

            migrationBuilder.DropTable(
                name: "SavedFilters");

            migrationBuilder.DropTable(
                name: "Touches");

            migrationBuilder.DropIndex(
                name: "IX_Words_OrganisationId_Word_CaseId",
                table: "Words");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AssessedOn_Rulebook_SortDue_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Demo",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_ChangedUtc_Id_Verdict_Failed_WaitsFor",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_Name_Id_Verdict_Failed_WaitsFor",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_SortDue_Id_Verdict_Failed_WaitsFor",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OrganisationId_WaitsFor",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Words");

            migrationBuilder.DropColumn(
                name: "SortDue",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WaitsFor",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Words_Word_CaseId",
                table: "Words",
                columns: new[] { "Word", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_ChangedUtc",
                table: "Cases",
                columns: new[] { "OrganisationId", "ChangedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_Name",
                table: "Cases",
                columns: new[] { "OrganisationId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_NextDue",
                table: "Cases",
                columns: new[] { "OrganisationId", "NextDue" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OrganisationId_Verdict",
                table: "Cases",
                columns: new[] { "OrganisationId", "Verdict" });
        }
    }
}
