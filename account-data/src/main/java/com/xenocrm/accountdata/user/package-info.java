/** Users, their roles and their deletion. */
@NullMarked
package com.xenocrm.accountdata.user;

import org.jspecify.annotations.NullMarked;
