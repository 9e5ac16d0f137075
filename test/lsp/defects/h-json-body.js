// Flow: Complement token, Trigger: Pre access token creation
var http = require("zitadel/http")
function enrich(ctx, api) {
  var user = ctx.v1.getUser()
  var payload = JSON.stringify({ user_id: user.id, login: user.username })
  var res = http.fetch("https://api.example/claims", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: payload,
    //    ^^^^^^^ http-string-body
  })
  if (res.status == 200) {
    var claims = res.json()
    for (var key in claims) {
      api.v1.claims.setClaim(key, claims[key])
    }
  }
}
