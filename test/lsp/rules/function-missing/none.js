// @zitadel complement-token/pre-userinfo-creation
require('zitadel/log').log('api.v1.claims.setClaim');
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function-missing
