using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.SignIn;

/// <summary>The framework's own store on the city's context, so that filter, guard and row-level security hold.</summary>
internal sealed class UserStore(IsekDbContext db, IdentityErrorDescriber? words = null)
    : UserOnlyStore<User, IsekDbContext, Guid, UserClaim, UserLogin, UserToken, UserPasskey>(db, words);
