// case: version=2.36.0
//<^^^^^^^^^^^^^^^^^^^^ script-size, information
// @zitadel complement-token/pre-userinfo-creation
const departments = {
  'person00@acme.example': 'Department of Administration, Building 00, Floor 3',
  'person01@acme.example': 'Department of Administration, Building 01, Floor 3',
  'person02@acme.example': 'Department of Administration, Building 02, Floor 3',
  'person03@acme.example': 'Department of Administration, Building 03, Floor 3',
  'person04@acme.example': 'Department of Administration, Building 04, Floor 3',
  'person05@acme.example': 'Department of Administration, Building 05, Floor 3',
  'person06@acme.example': 'Department of Administration, Building 06, Floor 3',
  'person07@acme.example': 'Department of Administration, Building 07, Floor 3',
  'person08@acme.example': 'Department of Administration, Building 08, Floor 3',
  'person09@acme.example': 'Department of Administration, Building 09, Floor 3',
  'person10@acme.example': 'Department of Administration, Building 10, Floor 3',
  'person11@acme.example': 'Department of Administration, Building 11, Floor 3',
  'person12@acme.example': 'Department of Administration, Building 12, Floor 3',
  'person13@acme.example': 'Department of Administration, Building 13, Floor 3',
  'person14@acme.example': 'Department of Administration, Building 14, Floor 3',
  'person15@acme.example': 'Department of Administration, Building 15, Floor 3',
  'person16@acme.example': 'Department of Administration, Building 16, Floor 3',
  'person17@acme.example': 'Department of Administration, Building 17, Floor 3',
  'person18@acme.example': 'Department of Administration, Building 18, Floor 3',
  'person19@acme.example': 'Department of Administration, Building 19, Floor 3',
};
function action(ctx, api) {
  api.v1.claims.setClaim('department', departments[ctx.v1.getUser().username]);
}
