/** Sessions of users, and the secret that signs their tokens. */
@NullMarked
package com.xenocrm.accountdata.session;

import org.jspecify.annotations.NullMarked;
