/** Claims and roles in the tokens that services accept. */
@NullMarked
package com.xenocrm.contracts.token;

import org.jspecify.annotations.NullMarked;
