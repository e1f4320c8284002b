/** Text and email addresses: normal forms, lone surrogates and safe cuts. */
@NullMarked
package com.xenocrm.kit.text;

import org.jspecify.annotations.NullMarked;
