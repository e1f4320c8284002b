/** What the minter of session tokens and their checker share. */
@NullMarked
package com.xenocrm.accountdata.session;

import org.jspecify.annotations.NullMarked;
