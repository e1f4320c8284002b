/** Administration of users. */
@NullMarked
package com.xenocrm.auth.user;

import org.jspecify.annotations.NullMarked;
