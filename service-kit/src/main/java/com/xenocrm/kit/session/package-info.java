/** What the minter of session tokens and their checker share. */
@NullMarked
package com.xenocrm.kit.session;

import org.jspecify.annotations.NullMarked;
