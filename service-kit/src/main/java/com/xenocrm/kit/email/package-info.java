/** What an e-mail address is. */
@NullMarked
package com.xenocrm.kit.email;

import org.jspecify.annotations.NullMarked;
