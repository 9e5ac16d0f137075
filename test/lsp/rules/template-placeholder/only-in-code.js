// @zitadel complement-token/pre-userinfo-creation
var roles = {{.Roles}};
//          ^^^^^^^^^^ template-placeholder
function {{.Name}}(ctx, api) {
//       ^^^^^^^^^ template-placeholder
  api.v1.claims.setClaim('{{.Namespace}}:roles', roles);
//                        ^^^^^^^^^^^^^^ template-placeholder, warning
  api.v1.claims.setClaim('{{.Namespace}}:all', roles.length);
}
