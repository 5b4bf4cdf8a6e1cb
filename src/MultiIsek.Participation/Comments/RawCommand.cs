using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Comments;

/// <summary>A command on the context's own connection, and transaction where there is one, its values always as parameters.</summary>
internal static class RawCommand
{
    public static DbCommand Raw(this IsekDbContext db, IDbContextTransaction transaction, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    public static void Add(this DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@{name}";
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    /// <summary>SQL Server's DbType.DateTime would round to three milliseconds.</summary>
    public static DbType MomentType(string? provider) => provider == ProviderNames.SqlServer ? DbType.DateTime2 : DbType.DateTime;
}
