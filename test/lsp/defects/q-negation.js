// Flow: External Authentication, Trigger: Post Authentication
function checkDomain(ctx, api) {
  if (!ctx.v1.authError == 'none') {
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ negated-comparison
    return;
  }
  const domain = String(ctx.v1.externalUser.human.email).split('@')[1];
  if (domain != 'acme.example') throw 'wrong domain';
}
